package io.github.gol4j.bench.start;

/** Starts and ends: what the JVM costs. */
public final class Nothing {

    private Nothing() {}

    public static void main(String[] args) {
        System.out.println(457);
    }
}

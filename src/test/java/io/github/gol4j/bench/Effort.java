package io.github.gol4j.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much time the benchmarks take. */
public enum Effort {
    /**
     * Each case once and as short as can be, in this JVM: whether everything works, not how fast.
     */
    SMOKE(0, 0, 1, 1, 1),
    /** Two minutes for all suites. */
    QUICK(1, 2, 400, 2, 150),
    /** Less than half an hour for all suites. */
    FULL(1, 3, 500, 5, 250);

    final int forks;
    final int warmups;
    final int warmupMillis;
    final int iterations;
    final int millis;

    Effort(int forks, int warmups, int warmupMillis, int iterations, int millis) {
        this.forks = forks;
        this.warmups = warmups;
        this.warmupMillis = warmupMillis;
        this.iterations = iterations;
        this.millis = millis;
    }

    void configure(ChainedOptionsBuilder options) {
        options.forks(forks)
                .warmupIterations(warmups)
                .warmupTime(millis(warmupMillis))
                .measurementIterations(iterations)
                .measurementTime(millis(millis));
    }

    private static TimeValue millis(int millis) {
        return new TimeValue(millis, TimeUnit.MILLISECONDS);
    }

    /** One of three, for the effort at hand. */
    <T> T choose(T smoke, T quick, T full) {
        return switch (this) {
            case SMOKE -> smoke;
            case QUICK -> quick;
            case FULL -> full;
        };
    }

    /** What a report says of it. */
    @Override
    public String toString() {
        return "%d JVM(s) for each case, %d × %d ms to warm up, %d × %d ms measured"
                .formatted(forks, warmups, warmupMillis, iterations, millis);
    }
}

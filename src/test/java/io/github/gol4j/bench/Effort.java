package io.github.gol4j.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much time the benchmarks take. */
public enum Effort {
    /**
     * Each case once and as short as can be, in this JVM: whether everything works, not how fast.
     */
    SMOKE(0, 0, 1, 1, 1, 1),
    /** Two minutes for all suites. */
    QUICK(1, 2, 300, 300, 2, 80),
    /** Less than half an hour for all suites. */
    FULL(1, 2, 300, 1_000, 4, 150);

    /** Calls that take long need no more to be compiled, and to be told apart. */
    private static final int SLOW_WARMUPS = 1;

    private static final int SLOW_ITERATIONS = 3;

    private static final int SLOWEST_ITERATIONS = 2;

    private static final int FINE_FACTOR = 4;

    final int forks;
    final int warmups;
    final int warmupMillis;
    final int javaWarmupMillis;
    final int iterations;
    final int millis;

    Effort(
            int forks,
            int warmups,
            int warmupMillis,
            int javaWarmupMillis,
            int iterations,
            int millis) {
        this.forks = forks;
        this.warmups = warmups;
        this.warmupMillis = warmupMillis;
        this.javaWarmupMillis = javaWarmupMillis;
        this.iterations = iterations;
        this.millis = millis;
    }

    /** Sets how often and how long; an iteration makes one call at least. */
    void configure(ChainedOptionsBuilder options, Plan plan) {
        Plan.Pace pace = plan.pace();
        options.forks(forks)
                .warmupIterations(
                        switch (pace) {
                            case STEADY, FINE -> warmups;
                            case SLOW -> Math.min(SLOW_WARMUPS, warmups);
                            // The check of the board is a call already.
                            case SLOWEST -> 0;
                        })
                // Without a warm-up the garbage of the set-up would count as that of the first.
                .shouldDoGC(pace == Plan.Pace.SLOWEST)
                .warmupTime(millis(plan.inJava() ? javaWarmupMillis : warmupMillis))
                .measurementIterations(
                        switch (pace) {
                            case STEADY -> iterations;
                            case SLOW -> Math.min(SLOW_ITERATIONS, iterations);
                            case SLOWEST -> Math.min(SLOWEST_ITERATIONS, iterations);
                            case FINE -> FINE_FACTOR * iterations;
                        })
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

    /** Where its files go: times that mean nothing never stand in the place of real ones. */
    Path folder(Path output) {
        return choose(output.resolve("smoke"), output, output);
    }

    /** What to type for a run of it, but for the suites. */
    String command() {
        return "scripts/bench" + choose(" --smoke", " --quick", "");
    }

    /** What a report says of it. */
    @Override
    public String toString() {
        return ("%d JVM(s) for each case, %d × %d ms to warm up (contenders in Java: %d ms),"
                        + " %d × %d ms measured (empty calls: %d ×; cases that take long: one call"
                        + " or more in each of %d and %d, or in each of %d after the collection of"
                        + " garbage)")
                .formatted(
                        forks,
                        warmups,
                        warmupMillis,
                        javaWarmupMillis,
                        iterations,
                        millis,
                        FINE_FACTOR * iterations,
                        Math.min(SLOW_WARMUPS, warmups),
                        Math.min(SLOW_ITERATIONS, iterations),
                        Math.min(SLOWEST_ITERATIONS, iterations));
    }
}

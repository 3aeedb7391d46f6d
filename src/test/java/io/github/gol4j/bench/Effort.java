package io.github.gol4j.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much time the benchmarks take. */
public enum Effort {
    /**
     * Each case once and as short as can be, in this JVM: whether everything works, not how fast.
     */
    SMOKE(0, 0, 1, 1),
    /** Two minutes for all suites. */
    QUICK(1, 2, 2, 150),
    /** Half an hour for all suites. */
    FULL(2, 3, 4, 250);

    final int forks;
    final int warmups;
    final int iterations;
    final int millis;

    Effort(int forks, int warmups, int iterations, int millis) {
        this.forks = forks;
        this.warmups = warmups;
        this.iterations = iterations;
        this.millis = millis;
    }

    void configure(ChainedOptionsBuilder options) {
        TimeValue time = new TimeValue(millis, TimeUnit.MILLISECONDS);
        options.forks(forks)
                .warmupIterations(warmups)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time);
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
        return "%d fork(s), %d warm-up and %d measured iteration(s) of %d ms each"
                .formatted(forks, warmups, iterations, millis);
    }
}

package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A line on stderr that tells, once a second, how far some work is, if it lasts longer than that
 * and stderr is a terminal; on anything else it says nothing. The line is wiped at the end.
 */
final class Progress {

    private static final String WIPE = "\r\u001b[K";
    private static final int BAR = 30;

    private final Supplier<String> line;
    private final PrintWriter err;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().unstarted(task));
    private boolean shown;

    private Progress(Supplier<String> line, PrintWriter err) {
        this.line = line;
        this.err = err;
    }

    /** Runs a universe, watched. */
    static void advance(Universe universe, BigInteger generations, PrintWriter err) {
        watch(universe::progress, generations, err, () -> universe.advance(generations));
    }

    /**
     * Does some work, watched.
     *
     * @param done how many generations are done; asked from another thread
     * @param all how many there will be
     * @param err where the bar goes
     * @param work what to do
     */
    static void watch(LongSupplier done, BigInteger all, PrintWriter err, Runnable work) {
        new Progress(() -> bar(done.getAsLong(), all), err).during(work);
    }

    /**
     * Does some work of which nobody knows how far it is.
     *
     * @param what what it is
     * @param err where that is told
     * @param work what to do
     */
    static void working(String what, PrintWriter err, Runnable work) {
        long start = System.nanoTime();
        new Progress(
                        () ->
                                "%s: %d s"
                                        .formatted(
                                                what,
                                                TimeUnit.NANOSECONDS.toSeconds(
                                                        System.nanoTime() - start)),
                        err)
                .during(work);
    }

    private void during(Runnable work) {
        timer.schedule(this::start, 1, TimeUnit.SECONDS);
        try {
            work.run();
        } finally {
            end();
        }
    }

    /** Only work that takes long asks for the terminal, because asking takes a moment. */
    private void start() {
        if (Terminals.obeysEscapes() && Terminals.stderrIsTerminal() && !timer.isShutdown()) {
            timer.scheduleAtFixedRate(this::show, 0, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void show() {
        if (timer.isShutdown()) {
            return;
        }
        shown = true;
        err.print(WIPE + line.get());
        err.flush();
    }

    private static String bar(long done, BigInteger all) {
        double share = Math.min(1, done / Math.max(1, all.doubleValue()));
        int full = (int) (share * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %,d of %,d generations",
                "#".repeat(full),
                ".".repeat(BAR - full),
                Math.floor(share * 100),
                done,
                all);
    }

    private void end() {
        timer.shutdownNow();
        synchronized (this) {
            if (shown) {
                err.print(WIPE);
                err.flush();
            }
        }
    }
}

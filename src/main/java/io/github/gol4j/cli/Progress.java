package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bar on stderr that tells, once a second, how far a run is, if it lasts longer than that and
 * stderr is a terminal; on anything else it says nothing. The bar is wiped at the end.
 */
final class Progress {

    private static final String WIPE = "\r\u001b[K";
    private static final int BAR = 30;

    private final LongSupplier done;
    private final BigInteger all;
    private final PrintWriter err;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().unstarted(task));
    private boolean shown;

    private Progress(LongSupplier done, BigInteger all, PrintWriter err) {
        this.done = done;
        this.all = all;
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
        Progress progress = new Progress(done, all, err);
        progress.timer.schedule(progress::start, 1, TimeUnit.SECONDS);
        try {
            work.run();
        } finally {
            progress.end();
        }
    }

    /** Only a run that takes long asks for the terminal, because asking takes a moment. */
    private void start() {
        if (Terminals.stderrIsTerminal() && !timer.isShutdown()) {
            timer.scheduleAtFixedRate(this::show, 0, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void show() {
        if (timer.isShutdown()) {
            return;
        }
        shown = true;
        long now = done.getAsLong();
        double share = Math.min(1, now / Math.max(1, all.doubleValue()));
        int full = (int) (share * BAR);
        err.printf(
                Locale.ROOT,
                "%s[%s%s] %3.0f %%  %,d of %,d generations",
                WIPE,
                "#".repeat(full),
                ".".repeat(BAR - full),
                Math.floor(share * 100),
                now,
                all);
        err.flush();
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

package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells on stderr, once a second, how far a run is, if that is a terminal; on anything else it says
 * nothing. The line is wiped at the end.
 */
final class ProgressLine {

    private static final String WIPE = "\r\u001b[K";

    private final Universe universe;
    private final long generations;
    private final PrintWriter err;
    private boolean shown;

    private ProgressLine(Universe universe, long generations, PrintWriter err) {
        this.universe = universe;
        this.generations = generations;
        this.err = err;
    }

    /** Advances a universe and tells how far it is. */
    static void advance(Universe universe, long generations, PrintWriter err) {
        ProgressLine line = new ProgressLine(universe, generations, err);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (timer) {
            timer.schedule(() -> line.start(timer), 1, TimeUnit.SECONDS);
            try {
                universe.advance(generations);
            } finally {
                timer.shutdownNow();
            }
        }
        line.wipe();
    }

    /** Only a run that takes long asks for the terminal, because asking takes a moment. */
    private void start(ScheduledExecutorService timer) {
        if (Terminals.stderrIsTerminal() && !timer.isShutdown()) {
            timer.scheduleAtFixedRate(this::show, 0, 1, TimeUnit.SECONDS);
        }
    }

    private void show() {
        shown = true;
        err.printf("%s%,d of %,d generations", WIPE, universe.progress(), generations);
        err.flush();
    }

    private void wipe() {
        if (shown) {
            err.print(WIPE);
            err.flush();
        }
    }
}

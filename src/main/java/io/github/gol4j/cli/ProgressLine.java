package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells on a terminal, once a second, how far a run is; on anything else it says nothing. */
final class ProgressLine {

    private static final String WIPE = "\r\u001b[K";

    private ProgressLine() {}

    /** Advances a universe and tells how far it is; wipes the line when it is done. */
    static void advance(Universe universe, long generations, PrintWriter err) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            universe.advance(generations);
            return;
        }
        Runnable show =
                () -> {
                    err.printf("%s%,d of %,d generations", WIPE, universe.progress(), generations);
                    err.flush();
                };
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            timer.scheduleAtFixedRate(show, 1, 1, TimeUnit.SECONDS);
            try {
                universe.advance(generations);
            } finally {
                timer.shutdownNow();
            }
        } finally {
            err.print(WIPE);
            err.flush();
        }
    }
}

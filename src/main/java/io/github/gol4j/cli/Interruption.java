package io.github.gol4j.cli;

import io.github.gol4j.CancelledException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * What Ctrl-C, a polite kill or a terminal that is closed means while a command runs: the first one
 * interrupts the thread that made this, so that a run ends at a whole generation; one that comes a
 * second later or more ends the program at once. Before that it is taken for the same: {@code
 * timeout}, for example, sends its signal to the process and to its group.
 */
final class Interruption implements AutoCloseable {

    private static final Duration SAME = Duration.ofSeconds(1);

    private final Map<String, Object> former = new HashMap<>();
    private final Thread thread = Thread.currentThread();
    private volatile int exitCode;
    private volatile boolean requested;
    private volatile long requestedAt;

    Interruption() {
        for (String signal : new String[] {"INT", "TERM"}) {
            register(signal, ExitCode.INTERRUPTED);
        }
        // One that is ignored, as after nohup, Java leaves ignored.
        register("HUP", ExitCode.HUNG_UP);
    }

    private void register(String signal, int exitCode) {
        former.put(signal, Signals.register(signal, () -> interrupt(exitCode)));
    }

    /**
     * Does work of which a part is of no use, and returns what the program exits with: if it is
     * interrupted, nothing is written, and a line says so.
     *
     * @param err where that is told
     * @param work what to do; it advances a universe, which an interrupt ends
     */
    static int abandonable(PrintWriter err, Runnable work) {
        try (Interruption interruption = new Interruption()) {
            try {
                work.run();
            } catch (CancelledException | CliException e) {
                // Java closes a file whose writer is interrupted, so that writing fails too.
                if (!interruption.isRequested()) {
                    throw e;
                }
                err.println("gol4j: stopped before the end, and nothing is written");
                return interruption.exitCode();
            }
            return ExitCode.OK;
        }
    }

    private void interrupt(int code) {
        if (requested) {
            if (System.nanoTime() - requestedAt > SAME.toNanos()) {
                // Not halt(), so that files that are half written are removed.
                System.exit(code);
            }
            return;
        }
        exitCode = code;
        requestedAt = System.nanoTime();
        requested = true;
        thread.interrupt();
    }

    /** Whether the run is to end. Asking takes the interrupt back, so that files can be written. */
    boolean isRequested() {
        if (requested) {
            Thread.interrupted();
        }
        return requested;
    }

    /** What the program exits with if it was requested. */
    int exitCode() {
        return exitCode;
    }

    @Override
    public void close() {
        former.forEach(Signals::unregister);
        Thread.interrupted();
    }
}

package io.github.gol4j.cli;

import java.util.HashMap;
import java.util.Map;
import org.jline.utils.Signals;

/**
 * What Ctrl-C, or a polite kill, means while a command runs that has something to save: the first
 * one interrupts the thread that made this, so that a run ends at a whole generation; the second
 * ends the program at once.
 */
final class Interruption implements AutoCloseable {

    private final Map<String, Object> former = new HashMap<>();
    private final Thread thread = Thread.currentThread();
    private volatile boolean requested;

    Interruption() {
        for (String signal : new String[] {"INT", "TERM"}) {
            former.put(signal, Signals.register(signal, this::interrupt));
        }
    }

    private void interrupt() {
        if (requested) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
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

    @Override
    public void close() {
        former.forEach(Signals::unregister);
        Thread.interrupted();
    }
}

package io.github.gol4j.internal;

import io.github.gol4j.internal.ffi.GolControl;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Cancels and watches the runs of one universe, from any thread, through a control block that the
 * native code reads and writes meanwhile.
 *
 * <p>Safe for any thread. The methods are synchronized against {@link #release()} only: the memory
 * goes to another universe then. None of them holds the monitor for longer than a few instructions.
 */
final class RunControl {

    private static final VarHandle CANCEL = field("cancel");
    private static final VarHandle GENERATIONS = field("generations");

    private final MemorySegment block;

    /** Generations made in the finished slices of the run. */
    private long finished;

    private boolean cancelledForGood;
    private boolean released;

    RunControl(MemorySegment block, long sliceNanos) {
        this.block = block;
        block.fill((byte) 0);
        GolControl.slice_nanos(block, sliceNanos);
    }

    private static VarHandle field(String name) {
        return GolControl.layout().varHandle(PathElement.groupElement(name));
    }

    /** Begins a run: earlier requests to cancel are void. */
    synchronized void begin() {
        finished = 0;
        GENERATIONS.setOpaque(block, 0L, 0L);
        CANCEL.setOpaque(block, 0L, cancelledForGood ? 1 : 0);
    }

    /** Adds a slice to the run. */
    synchronized void sliceEnded(long generations) {
        finished = sum(finished, generations);
        GENERATIONS.setOpaque(block, 0L, 0L);
    }

    /** The run came to nothing. */
    synchronized void undo() {
        finished = 0;
    }

    /** Asks the run under way to stop. */
    synchronized void cancel() {
        if (!released) {
            CANCEL.setOpaque(block, 0L, 1);
        }
    }

    /** Asks the run under way and all later ones to stop. */
    synchronized void cancelForGood() {
        cancelledForGood = true;
        cancel();
    }

    synchronized boolean isCancelled() {
        return released || (int) CANCEL.getOpaque(block, 0L) != 0;
    }

    /** How many generations the run has made. */
    synchronized long generations() {
        return released ? finished : sum(finished, (long) GENERATIONS.getOpaque(block, 0L));
    }

    /** The sum of two numbers of generations, or the largest number if they are that many. */
    private static long sum(long a, long b) {
        return a + b < 0 || b < 0 ? Long.MAX_VALUE : a + b;
    }

    /** Lets go of the memory. */
    synchronized void release() {
        released = true;
    }
}

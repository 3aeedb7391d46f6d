package io.github.gol4j.internal;

import io.github.gol4j.internal.ffi.Gol4j;

/**
 * Native memory of patterns that only the garbage collector frees. It does not see how much that
 * is: a loop of large patterns could take all memory while the heap is nearly empty. So it is told
 * when there is much, as the JDK does for direct buffers.
 *
 * <p>Safe for any thread.
 */
final class PatternMemory {

    /** So much is nothing to worry about, in bytes. */
    private static final long ENOUGH = 1L << 28;

    /** At how much the collector is asked the next time. */
    private static volatile long threshold = ENOUGH;

    private PatternMemory() {}

    /** How much patterns take, in bytes. */
    static long taken() {
        return Gol4j.gol_pattern_memory();
    }

    /** To be called when a pattern was made. */
    static void grown() {
        long taken = taken();
        if (taken > threshold) {
            collect(taken);
        } else if (taken <= ENOUGH && threshold > ENOUGH) {
            threshold = ENOUGH;
        }
    }

    private static synchronized void collect(long taken) {
        if (taken > threshold) {
            // What is really in use is not looked for again before it has doubled.
            threshold = 2 * taken;
            System.gc();
        }
    }
}

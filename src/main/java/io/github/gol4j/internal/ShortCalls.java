package io.github.gol4j.internal;

import io.github.gol4j.internal.ffi.Gol4j;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The native functions that copy cells or advance a few, once more as critical calls: those read
 * and write a Java array itself, where others need a copy of it in native memory.
 *
 * <p>The garbage collector waits until a critical call has ended. So only boards of up to {@link
 * #MAX_CELLS} cells go this way; larger ones are copied, as in any other call.
 */
@SuppressWarnings("restricted")
final class ShortCalls {

    /** As many cells as are copied in a good deal less than a millisecond. */
    static final int MAX_CELLS = 1 << 17;

    private static final Linker.Option ON_HEAP = Linker.Option.critical(true);

    private static final MethodHandle SET_CELLS =
            Linker.nativeLinker()
                    .downcallHandle(
                            Gol4j.gol_universe_set_cells$address(),
                            Gol4j.gol_universe_set_cells$descriptor(),
                            ON_HEAP);

    private static final MethodHandle CELLS =
            Linker.nativeLinker()
                    .downcallHandle(
                            Gol4j.gol_universe_cells$address(),
                            Gol4j.gol_universe_cells$descriptor(),
                            ON_HEAP);

    private static final MethodHandle STEP =
            Linker.nativeLinker()
                    .downcallHandle(Gol4j.gol_step$address(), Gol4j.gol_step$descriptor(), ON_HEAP);

    private ShortCalls() {}

    /**
     * As {@link Gol4j#gol_step}, with arrays: {@code count} cells in, and as many out as {@code
     * result} has room for; {@code length} gets their number. For boards only that the native
     * library advances without a universe.
     *
     * @param rule in UTF-8
     */
    static int step(
            byte[] rule, long[] flat, int count, long generations, long[] result, long[] length) {
        MemorySegment none = MemorySegment.NULL;
        try {
            return (int)
                    STEP.invokeExact(
                            MemorySegment.ofArray(rule),
                            (long) rule.length,
                            MemorySegment.ofArray(flat),
                            (long) count,
                            generations,
                            none,
                            MemorySegment.ofArray(result),
                            result.length / 2L,
                            MemorySegment.ofArray(length),
                            none,
                            none);
        } catch (Throwable e) {
            throw new AssertionError("a native function throws nothing", e);
        }
    }

    /** As {@link Gol4j#gol_universe_set_cells}, from an array that holds {@code count} cells. */
    static int setCells(long universe, long[] flat, int count, int state, MemorySegment error) {
        try {
            return (int)
                    SET_CELLS.invokeExact(
                            universe, MemorySegment.ofArray(flat), (long) count, state, error);
        } catch (Throwable e) {
            throw new AssertionError("a native function throws nothing", e);
        }
    }

    /** As {@link Gol4j#gol_universe_cells}, where {@code cells} may be an array. */
    static int cells(
            long universe,
            MemorySegment region,
            MemorySegment cells,
            long capacity,
            MemorySegment length,
            MemorySegment error) {
        try {
            return (int) CELLS.invokeExact(universe, region, cells, capacity, length, error);
        } catch (Throwable e) {
            throw new AssertionError("a native function throws nothing", e);
        }
    }
}

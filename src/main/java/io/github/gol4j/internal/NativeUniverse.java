package io.github.gol4j.internal;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.CancelledException;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.internal.ffi.Gol4j;
import io.github.gol4j.internal.ffi.GolBounds;
import io.github.gol4j.internal.ffi.GolOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A universe of the native library: its number, the memory that its calls need, and a method for
 * each of its functions.
 *
 * <p>One thread at a time may use it, except {@link #cancel}, {@link #cancelForGood} and {@link
 * #progress}, which any thread may call at any time. Nothing may be called after {@link #free},
 * except those three.
 */
public final class NativeUniverse {

    /**
     * How long a native call may take before it comes back to let virtual threads run and to look
     * for an interrupt. Short enough not to be felt, long enough for the call itself to cost
     * nothing beside it.
     */
    private static final long SLICE_NANOS = 10_000_000;

    /** How much farther from the edges of the plane the native library wants a board to be. */
    private static final long MARGIN = 1 << 12;

    /** The most cells that an array of coordinates can hold. */
    private static final long MAX_POINTS = (Integer.MAX_VALUE - 8) / 2;

    private final CallFrame frame;
    private final RunControl control;

    private long handle;

    private NativeUniverse(CallFrame frame, long handle) {
        this.frame = frame;
        this.control = new RunControl(frame.control, SLICE_NANOS);
        this.handle = handle;
    }

    /**
     * Creates an empty universe.
     *
     * @param rule the rule, in a form that the native library reads
     * @param memoryLimit in bytes; 0 for the default
     * @throws GolException if the native library cannot be loaded
     */
    public static NativeUniverse create(String rule, long memoryLimit) {
        NativeLibrary.require();
        return create(
                frame -> {
                    GolOptions.size(frame.options, GolOptions.sizeof());
                    GolOptions.memory_limit(frame.options, memoryLimit);
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment text = NativeTexts.utf8(arena, rule);
                        return Gol4j.gol_universe_create(
                                text, text.byteSize(), frame.options, frame.number, frame.error);
                    }
                });
    }

    /** Creates a universe with the same board, rule, generation and options. */
    public NativeUniverse copy() {
        return create(frame -> Gol4j.gol_universe_copy(handle, frame.number, frame.error));
    }

    /** A native function that writes the number of a new universe to a frame. */
    @FunctionalInterface
    private interface Creator {
        int create(CallFrame frame);
    }

    private static NativeUniverse create(Creator creator) {
        CallFrame frame = CallFrame.take();
        try {
            Status.check(creator.create(frame), frame.error);
            return new NativeUniverse(frame, frame.number());
        } catch (RuntimeException | Error failure) {
            frame.giveBack();
            throw failure;
        }
    }

    /** The number by which the native library knows the universe. */
    long handle() {
        return handle;
    }

    /** Frees the universe. To be called once. */
    public void free() {
        control.release();
        Gol4j.gol_universe_free(handle, MemorySegment.NULL);
        frame.giveBack();
    }

    /** Goes back to the empty plane at generation 0. */
    public void clear() {
        check(Gol4j.gol_universe_clear(handle, frame.error));
    }

    /** The number of generations made. */
    public long generation() {
        check(Gol4j.gol_universe_generation(handle, frame.number, frame.error));
        return frame.number();
    }

    /** The number of cells that differ from the background. */
    public long population() {
        check(Gol4j.gol_universe_population(handle, frame.number, frame.error));
        return frame.number();
    }

    /** Whether the plane around the pattern is alive. */
    public boolean isBackgroundAlive() {
        check(Gol4j.gol_universe_background(handle, frame.number, frame.error));
        return frame.number.get(ValueLayout.JAVA_INT, 0) == Gol4j.GOL_ALIVE();
    }

    /** The smallest rectangle around the pattern. */
    public Optional<BoundingBox> bounds() {
        check(Gol4j.gol_universe_bounds(handle, frame.bounds, frame.number, frame.error));
        if (frame.number.get(ValueLayout.JAVA_BOOLEAN, 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new BoundingBox(
                        GolBounds.min_x(frame.bounds),
                        GolBounds.min_y(frame.bounds),
                        GolBounds.max_x(frame.bounds),
                        GolBounds.max_y(frame.bounds)));
    }

    /** Whether a cell is alive. */
    public boolean isAlive(long x, long y) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocateFrom(ValueLayout.JAVA_LONG, x, y);
            check(Gol4j.gol_universe_get_cells(handle, cell, 1, frame.number, frame.error));
            return frame.number.get(ValueLayout.JAVA_BYTE, 0) == Gol4j.GOL_ALIVE();
        }
    }

    /** Makes the cells of a flat array, of which there are {@code count}, alive or dead. */
    public void setPoints(long[] flat, int count, boolean alive) {
        int state = alive ? Gol4j.GOL_ALIVE() : Gol4j.GOL_DEAD();
        if (count <= ShortCalls.MAX_CELLS) {
            check(ShortCalls.setCells(handle, flat, count, state, frame.error));
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cells = arena.allocate(ValueLayout.JAVA_LONG, 2L * count);
            MemorySegment.copy(flat, 0, cells, ValueLayout.JAVA_LONG, 0, 2 * count);
            check(Gol4j.gol_universe_set_cells(handle, cells, count, state, frame.error));
        }
    }

    /** The cells of the pattern, or of its part in a region, as a new flat array. */
    public long[] points(@Nullable BoundingBox region) {
        MemorySegment where = MemorySegment.NULL;
        if (region != null) {
            where = frame.bounds;
            GolBounds.min_x(where, region.minX());
            GolBounds.min_y(where, region.minY());
            GolBounds.max_x(where, region.maxX());
            GolBounds.max_y(where, region.maxY());
        }
        MemorySegment there = where;
        return readPoints(
                frame,
                (cells, capacity, length, error) ->
                        Gol4j.gol_universe_cells(handle, there, cells, capacity, length, error),
                (cells, capacity, length, error) ->
                        ShortCalls.cells(handle, there, cells, capacity, length, error));
    }

    /** The cells of the Acorn as a new flat array. */
    public static long[] acorn() {
        return readPoints(Gol4j::gol_setup);
    }

    /**
     * The cells of a built-in pattern as a new flat array.
     *
     * @throws IllegalArgumentException if there is no such pattern
     */
    public static long[] pattern(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment utf8 = NativeTexts.utf8(arena, name);
            return readPoints(
                    (cells, capacity, length, error) ->
                            Gol4j.gol_pattern_cells(
                                    utf8, utf8.byteSize(), cells, capacity, length, error));
        }
    }

    /** A native function that writes cells to a buffer, in the form that all of them have. */
    @FunctionalInterface
    private interface Writer {
        int write(MemorySegment cells, long capacity, MemorySegment length, MemorySegment error);
    }

    private static long[] readPoints(Writer writer) {
        NativeLibrary.require();
        CallFrame frame = CallFrame.take();
        try {
            return readPoints(frame, writer, null);
        } finally {
            frame.giveBack();
        }
    }

    /**
     * Asks for the length first, and then for the cells.
     *
     * @param onHeap does the same to an array, for few cells
     */
    private static long[] readPoints(CallFrame frame, Writer writer, @Nullable Writer onHeap) {
        MemorySegment length = frame.number;
        Status.check(writer.write(MemorySegment.NULL, 0, length, frame.error), frame.error);
        long count = frame.number();
        if (count > MAX_POINTS) {
            throw new IllegalStateException(
                    "%d cells do not fit one array: ask for regions".formatted(count));
        }
        if (onHeap != null && count <= ShortCalls.MAX_CELLS) {
            long[] flat = new long[2 * (int) count];
            MemorySegment cells = MemorySegment.ofArray(flat);
            Status.check(onHeap.write(cells, count, length, frame.error), frame.error);
            return flat;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cells = arena.allocate(ValueLayout.JAVA_LONG, 2 * count);
            Status.check(writer.write(cells, count, length, frame.error), frame.error);
            return cells.toArray(ValueLayout.JAVA_LONG);
        }
    }

    /**
     * Advances by some generations, in slices.
     *
     * @throws CancelledException if it is cancelled or the thread is interrupted
     * @throws GolException if it fails; see {@link io.github.gol4j.Universe#advance(long)}
     */
    public void advance(long generations) {
        control.begin();
        NativeUniverse wayBack = wayBack(generations);
        try {
            advanceInSlices(generations);
        } catch (GolException failure) {
            if (wayBack != null && failure.code() == ErrorCode.OUT_OF_PLANE) {
                long lost = handle;
                handle = wayBack.handle;
                wayBack.handle = lost;
                control.undo();
            }
            throw failure;
        } finally {
            if (wayBack != null) {
                wayBack.free();
            }
        }
    }

    private void advanceInSlices(long generations) {
        long done = 0;
        long safe = 0;
        do {
            // Also before the first slice: an interrupted thread should not start anything long.
            if (control.isCancelled() || Thread.currentThread().isInterrupted()) {
                throw new CancelledException(done, generations);
            }
            // Some failures leave the number as it is.
            frame.number.set(ValueLayout.JAVA_LONG, 0, 0);
            // Asked for no more than cannot reach the edges of the plane, the native library need
            // not copy the board for each slice.
            long left = generations - done;
            if (safe == 0 && left > 1) {
                safe = Math.max(0, headroom() - MARGIN);
            }
            long asked = safe == 0 ? left : Math.min(left, safe);
            int status =
                    Gol4j.gol_universe_advance(
                            handle, asked, frame.control, frame.number, frame.error);
            done += frame.number();
            safe = Math.max(0, safe - frame.number());
            control.sliceEnded(frame.number());
            if (status == Gol4j.GOL_CANCELLED()) {
                throw new CancelledException(done, generations);
            }
            check(status);
            if (done < generations) {
                // A no-op for most platform threads; a virtual one lets another have its carrier.
                Thread.yield();
            }
        } while (done < generations);
    }

    /**
     * A copy of the board to go back to if it leaves the plane, for boards that could. The native
     * library puts the board back as it was before its call; this is for runs of several calls.
     */
    private @Nullable NativeUniverse wayBack(long generations) {
        if (generations <= 1) {
            return null;
        }
        return generations <= headroom() ? null : copy();
    }

    /**
     * How many generations the board can make without any chance of leaving the plane: as many as
     * the nearest edge is cells away, since nothing spreads faster.
     */
    private long headroom() {
        return bounds().map(NativeUniverse::headroom).orElse(Long.MAX_VALUE);
    }

    private static long headroom(BoundingBox box) {
        // A distance can be 2^64 - 1, but the smallest of opposite ones is less than 2^63.
        long x = unsignedMin(box.minX() - Long.MIN_VALUE, Long.MAX_VALUE - box.maxX());
        long y = unsignedMin(box.minY() - Long.MIN_VALUE, Long.MAX_VALUE - box.maxY());
        return Math.min(x, y);
    }

    private static long unsignedMin(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? a : b;
    }

    /** Cancels the run under way, if there is one. */
    public void cancel() {
        control.cancel();
    }

    /** Cancels the run under way and every later one. */
    public void cancelForGood() {
        control.cancelForGood();
    }

    /** How many generations are done in the run under way, or were in the last one. */
    public long progress() {
        return control.generations();
    }

    private void check(int status) {
        Status.check(status, frame.error);
    }
}

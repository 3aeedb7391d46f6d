package io.github.gol4j.internal;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.CancelledException;
import io.github.gol4j.Engine;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.internal.ffi.Gol4j;
import io.github.gol4j.internal.ffi.GolOptions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
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

    /** What the native library is told to use as many threads as there are processors. */
    private static final int ALL_PROCESSORS = -1;

    /** The most cells that an array of coordinates can hold. */
    private static final long MAX_POINTS = (Integer.MAX_VALUE - 8) / 2;

    /** An array that nothing but an empty board fits. */
    private static final long[] NO_ROOM = {};

    /** An array that is longer by more than this factor is not kept for so few cells. */
    private static final int ROOMY = 4;

    private final CallFrame frame;
    private final RunControl control;

    private long handle;
    private Engine engine;

    private NativeUniverse(CallFrame frame, long handle, Engine engine) {
        this.frame = frame;
        this.control = new RunControl(frame.control, SLICE_NANOS);
        this.handle = handle;
        this.engine = engine;
    }

    /**
     * Creates an empty universe.
     *
     * @param rule the rule, in a form that the native library reads
     * @param memoryLimit in bytes; 0 for the default
     * @param engine who advances it
     * @param threads how many tiles may use; 0 for as many as there are processors
     * @throws GolException if the native library cannot be loaded
     */
    public static NativeUniverse create(String rule, long memoryLimit, Engine engine, int threads) {
        NativeLibrary.require();
        return create(
                engine,
                frame -> {
                    GolOptions.size(frame.options, GolOptions.sizeof());
                    GolOptions.memory_limit(frame.options, memoryLimit);
                    GolOptions.engine(frame.options, number(engine));
                    GolOptions.threads(frame.options, threads == 0 ? ALL_PROCESSORS : threads);
                    try (Arena arena = Arena.ofConfined()) {
                        MemorySegment text = NativeTexts.utf8(arena, rule);
                        return Gol4j.gol_universe_create(
                                text, text.byteSize(), frame.options, frame.number, frame.error);
                    }
                });
    }

    /** Creates a universe with the same board, rule, generation and options. */
    public NativeUniverse copy() {
        return create(engine, frame -> Gol4j.gol_universe_copy(handle, frame.number, frame.error));
    }

    /** A native function that writes the number of a new universe to a frame. */
    @FunctionalInterface
    private interface Creator {
        int create(CallFrame frame);
    }

    private static NativeUniverse create(Engine engine, Creator creator) {
        CallFrame frame = CallFrame.take();
        try {
            Status.check(creator.create(frame), frame.error);
            return new NativeUniverse(frame, frame.number(), engine);
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

    private static int number(Engine engine) {
        return switch (engine) {
            case AUTO -> Gol4j.GOL_ENGINE_AUTO();
            case TILED -> Gol4j.GOL_ENGINE_TILED();
            case HASHLIFE -> Gol4j.GOL_ENGINE_HASHLIFE();
        };
    }

    /** Who was told to advance the board. */
    public Engine engine() {
        return engine;
    }

    /** Changes who advances the board. */
    public void setEngine(Engine engine) {
        check(Gol4j.gol_universe_set_engine(handle, number(engine), frame.error));
        this.engine = engine;
    }

    /** Who has the board at present. */
    public Engine activeEngine() {
        MemorySegment active = frame.number.asSlice(Integer.BYTES);
        check(Gol4j.gol_universe_engine(handle, frame.number, active, frame.error));
        int number = active.get(ValueLayout.JAVA_INT, 0);
        return number == Gol4j.GOL_ENGINE_HASHLIFE() ? Engine.HASHLIFE : Engine.TILED;
    }

    /**
     * The number of generations made.
     *
     * @throws ArithmeticException if it does not fit
     */
    public long generation() {
        int status = Gol4j.gol_universe_generation(handle, frame.number, frame.error);
        return fitting(status, "the generation does not fit a long: generationExact() gives it");
    }

    /** The number of generations made. */
    public BigInteger generationExact() {
        return Limbs.read(
                frame,
                (limbs, capacity, length, error) ->
                        Gol4j.gol_universe_generation_big(handle, limbs, capacity, length, error));
    }

    /**
     * The number of cells that differ from the background.
     *
     * @throws ArithmeticException if it does not fit
     */
    public long population() {
        int status = Gol4j.gol_universe_population(handle, frame.number, frame.error);
        return fitting(status, "the population does not fit a long: populationExact() gives it");
    }

    /** The number of cells that differ from the background. */
    public BigInteger populationExact() {
        return Limbs.read(
                frame,
                (limbs, capacity, length, error) ->
                        Gol4j.gol_universe_population_big(handle, limbs, capacity, length, error));
    }

    private long fitting(int status, String otherwise) {
        boolean overflow = status == Gol4j.GOL_OVERFLOW();
        if (!overflow) {
            check(status);
        }
        // The native library knows numbers without a sign.
        if (overflow || frame.number() < 0) {
            throw new ArithmeticException(otherwise);
        }
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
        return Optional.of(frame.bounds());
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
            MemorySegment cells = points(arena, flat, count);
            check(Gol4j.gol_universe_set_cells(handle, cells, count, state, frame.error));
        }
    }

    /** The first {@code count} cells of a flat array in native memory. */
    static MemorySegment points(Arena arena, long[] flat, int count) {
        // Not allocated first and then copied to: new memory would be filled with zeros before.
        return arena.allocateFrom(
                ValueLayout.JAVA_LONG,
                MemorySegment.ofArray(flat),
                ValueLayout.JAVA_LONG,
                0,
                2L * count);
    }

    /**
     * Puts a pattern in place of the board.
     *
     * @throws IllegalArgumentException if it is one of another rule
     */
    public void load(NativePattern pattern) {
        check(Gol4j.gol_universe_load(handle, pattern.handle(), frame.error));
    }

    /** The board as a pattern. */
    public NativePattern pattern() {
        return NativePattern.make(
                (pattern, error) -> Gol4j.gol_universe_pattern(handle, pattern, error));
    }

    /** The cells of the pattern, or of its part in a region, as a new flat array. */
    public long[] points(@Nullable BoundingBox region) {
        return points(region, NO_ROOM).flat();
    }

    /**
     * Some cells in the beginning of an array.
     *
     * @param flat x0, y0, x1, y1, …
     * @param count how many cells
     */
    public record Points(long[] flat, int count) {}

    /**
     * The cells of the pattern in an array that may be overwritten, or in a new one of their own if
     * that is too short for them, or more than four times as long as they need. On a failure it is
     * as it was.
     */
    public Points pointsIn(long[] room) {
        return points(null, room);
    }

    private Points points(@Nullable BoundingBox region, long[] room) {
        MemorySegment where = MemorySegment.NULL;
        if (region != null) {
            where = frame.bounds;
            CallFrame.setBounds(where, region);
        }
        MemorySegment there = where;
        return readPoints(
                frame,
                (cells, capacity, length, error) ->
                        Gol4j.gol_universe_cells(handle, there, cells, capacity, length, error),
                (cells, capacity, length, error) ->
                        ShortCalls.cells(handle, there, cells, capacity, length, error),
                room);
    }

    /** How many cells each square of a grid has, row by row; {@link Long#MAX_VALUE} for more. */
    public long[] density(int shift, long left, long top, int columns, int rows) {
        int length = columns * rows;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counts = arena.allocate(ValueLayout.JAVA_LONG, length);
            check(
                    Gol4j.gol_universe_density(
                            handle, shift, left, top, columns, rows, counts, frame.error));
            long[] numbers = counts.toArray(ValueLayout.JAVA_LONG);
            for (int i = 0; i < length; i++) {
                // The native side counts without a sign.
                numbers[i] = numbers[i] < 0 ? Long.MAX_VALUE : numbers[i];
            }
            return numbers;
        }
    }

    /** The cells of the Acorn as a new flat array. */
    public static long[] acorn() {
        return readPoints(Gol4j::gol_setup);
    }

    /** A native function that writes cells to a buffer, in the form that all of them have. */
    @FunctionalInterface
    interface Writer {
        int write(MemorySegment cells, long capacity, MemorySegment length, MemorySegment error);
    }

    static long[] readPoints(Writer writer) {
        NativeLibrary.require();
        CallFrame frame = CallFrame.take();
        try {
            return readPoints(frame, writer, null, NO_ROOM).flat();
        } finally {
            frame.giveBack();
        }
    }

    /**
     * Asks for the length first, and then for the cells.
     *
     * @param onHeap does the same to an array, for few cells
     * @param room where they may go
     */
    private static Points readPoints(
            CallFrame frame, Writer writer, @Nullable Writer onHeap, long[] room) {
        MemorySegment length = frame.number;
        int status = writer.write(MemorySegment.NULL, 0, length, frame.error);
        if (status == Gol4j.GOL_OVERFLOW()) {
            throw tooMany("more than 2^64");
        }
        Status.check(status, frame.error);
        long count = frame.number();
        if (Long.compareUnsigned(count, MAX_POINTS) > 0) {
            throw tooMany(Long.toUnsignedString(count));
        }
        int numbers = 2 * (int) count;
        boolean fits = room.length >= numbers && room.length / ROOMY <= numbers;
        long[] flat = fits ? room : new long[numbers];
        if (onHeap != null && count <= ShortCalls.MAX_CELLS) {
            MemorySegment cells = MemorySegment.ofArray(flat);
            Status.check(onHeap.write(cells, count, length, frame.error), frame.error);
        } else {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment cells = arena.allocate(ValueLayout.JAVA_LONG, numbers);
                Status.check(writer.write(cells, count, length, frame.error), frame.error);
                MemorySegment.copy(cells, ValueLayout.JAVA_LONG, 0, flat, 0, numbers);
            }
        }
        return new Points(flat, (int) count);
    }

    private static IllegalStateException tooMany(String count) {
        return new IllegalStateException(count + " cells do not fit one array: ask for regions");
    }

    /**
     * Advances by some generations, in slices.
     *
     * @throws CancelledException if it is cancelled or the thread is interrupted
     * @throws GolException if it fails; see {@link io.github.gol4j.Universe#advance(long)}
     */
    public void advance(BigInteger generations) {
        control.begin();
        NativeUniverse wayBack = wayBack(generations);
        try {
            if (generations.bitLength() < Long.SIZE) {
                advanceInSlices(generations.longValue());
            } else {
                advanceInBigSlices(generations);
            }
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
            if (isToStop()) {
                throw cancelled(done, generations);
            }
            // Some failures leave the number as it is.
            frame.number.set(ValueLayout.JAVA_LONG, 0, 0);
            // Asked for no more than cannot reach the edges of the plane, the native library need
            // not copy the board for each slice.
            long left = generations - done;
            if (safe == 0 && left > 1 && engine == Engine.TILED) {
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
                throw cancelled(done, generations);
            }
            check(status);
            if (done < generations) {
                // A no-op for most platform threads; a virtual one lets another have its carrier.
                Thread.yield();
            }
        } while (done < generations);
    }

    /** As {@link #advanceInSlices} for a number that does not fit a long. */
    private void advanceInBigSlices(BigInteger generations) {
        BigInteger done = BigInteger.ZERO;
        try (Arena arena = Arena.ofConfined()) {
            int limbs = Limbs.count(generations);
            MemorySegment asked = arena.allocate(ValueLayout.JAVA_LONG, limbs);
            MemorySegment made = arena.allocate(ValueLayout.JAVA_LONG, limbs);
            do {
                if (isToStop()) {
                    throw new CancelledException(done, generations);
                }
                asked.fill((byte) 0);
                made.fill((byte) 0);
                Limbs.write(generations.subtract(done), asked);
                int status =
                        Gol4j.gol_universe_advance_big(
                                handle, asked, limbs, frame.control, made, frame.error);
                BigInteger slice = Limbs.read(made);
                done = done.add(slice);
                control.sliceEnded(saturated(slice));
                if (status == Gol4j.GOL_CANCELLED()) {
                    throw new CancelledException(done, generations);
                }
                check(status);
                Thread.yield();
            } while (done.compareTo(generations) < 0);
        }
    }

    private static CancelledException cancelled(long done, long generations) {
        return new CancelledException(BigInteger.valueOf(done), BigInteger.valueOf(generations));
    }

    private static long saturated(BigInteger number) {
        return number.bitLength() < Long.SIZE ? number.longValue() : Long.MAX_VALUE;
    }

    /** Also to be asked before the first slice: who is interrupted should not start anything. */
    private boolean isToStop() {
        return control.isCancelled() || Thread.currentThread().isInterrupted();
    }

    /**
     * A copy of the board to go back to if it leaves the plane, for boards that could. The native
     * library puts the board back as it was before its call; this is for runs of several calls.
     * With HashLife nothing leaves the plane, it goes past it.
     */
    private @Nullable NativeUniverse wayBack(BigInteger generations) {
        if (engine != Engine.TILED || generations.compareTo(BigInteger.ONE) <= 0) {
            return null;
        }
        boolean fits = generations.compareTo(BigInteger.valueOf(headroom())) <= 0;
        return fits ? null : copy();
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

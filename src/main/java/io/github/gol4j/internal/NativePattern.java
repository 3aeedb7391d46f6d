package io.github.gol4j.internal;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.PatternFormat;
import io.github.gol4j.PatternReadException;
import io.github.gol4j.PatternReadException.Place;
import io.github.gol4j.internal.ffi.Gol4j;
import io.github.gol4j.internal.ffi.GolBounds;
import io.github.gol4j.internal.ffi.GolSyntaxError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of the native library: its number, and a method for each of its functions.
 *
 * <p>It does not change, and any number of threads may use it at once. Nothing may be called after
 * {@link #free}.
 */
public final class NativePattern {

    /** A text that belongs to a pattern. */
    public enum Text {
        /** The rule. */
        RULE(Gol4j.GOL_TEXT_RULE()),
        /** The name, or nothing. */
        NAME(Gol4j.GOL_TEXT_NAME()),
        /** The author, or nothing. */
        AUTHOR(Gol4j.GOL_TEXT_AUTHOR()),
        /** The comments, each line with a line feed at its end. */
        COMMENTS(Gol4j.GOL_TEXT_COMMENTS());

        private final int number;

        Text(int number) {
            this.number = number;
        }
    }

    /** What turns or mirrors the plane. */
    public enum Transform {
        /** By 90 degrees. */
        ROTATE_CLOCKWISE(Gol4j.GOL_ROTATE_CLOCKWISE()),
        /** By 180 degrees. */
        ROTATE_HALF(Gol4j.GOL_ROTATE_HALF()),
        /** By 270 degrees. */
        ROTATE_COUNTERCLOCKWISE(Gol4j.GOL_ROTATE_COUNTERCLOCKWISE()),
        /** x becomes -x. */
        FLIP_LEFT_RIGHT(Gol4j.GOL_FLIP_LEFT_RIGHT()),
        /** y becomes -y. */
        FLIP_TOP_BOTTOM(Gol4j.GOL_FLIP_TOP_BOTTOM()),
        /** x and y change places. */
        FLIP_DIAGONAL(Gol4j.GOL_FLIP_DIAGONAL());

        private final int number;

        Transform(int number) {
            this.number = number;
        }
    }

    /** What becomes of the cells of two patterns. */
    public enum SetOperation {
        /** In either. */
        UNION(Gol4j.GOL_UNION()),
        /** In both. */
        INTERSECTION(Gol4j.GOL_INTERSECTION()),
        /** In the first and not in the second. */
        DIFFERENCE(Gol4j.GOL_DIFFERENCE()),
        /** In one and not in both. */
        SYMMETRIC_DIFFERENCE(Gol4j.GOL_SYMMETRIC_DIFFERENCE());

        private final int number;

        SetOperation(int number) {
            this.number = number;
        }
    }

    private static final Map<PatternFormat, Integer> FORMATS =
            new EnumMap<>(
                    Map.of(
                            PatternFormat.RLE, Gol4j.GOL_FORMAT_RLE(),
                            PatternFormat.MACROCELL, Gol4j.GOL_FORMAT_MACROCELL(),
                            PatternFormat.LIFE_105, Gol4j.GOL_FORMAT_LIFE_105(),
                            PatternFormat.LIFE_106, Gol4j.GOL_FORMAT_LIFE_106(),
                            PatternFormat.PLAINTEXT, Gol4j.GOL_FORMAT_PLAINTEXT()));

    /** Room for a file that is written before its length is known. Most are shorter. */
    private static final long USUAL_FILE = 1 << 14;

    /** How many bytes go to a stream at once. */
    private static final long CHUNK = 1 << 16;

    private final long handle;

    NativePattern(long handle) {
        this.handle = handle;
    }

    /** A native function that writes the number of a new pattern, in the form that most have. */
    @FunctionalInterface
    interface Maker {
        int make(MemorySegment pattern, MemorySegment error);
    }

    static NativePattern make(Maker maker) {
        NativeLibrary.require();
        CallFrame frame = CallFrame.take();
        try {
            Status.check(maker.make(frame.number, frame.error), frame.error);
            return made(frame);
        } finally {
            frame.giveBack();
        }
    }

    /** The pattern whose number a call has written. */
    private static NativePattern made(CallFrame frame) {
        NativePattern pattern = new NativePattern(frame.number());
        PatternMemory.grown();
        return pattern;
    }

    /** Makes a pattern of the cells of a flat array, of which there are {@code count}. */
    public static NativePattern of(String rule, long[] flat, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = NativeTexts.utf8(arena, rule);
            MemorySegment cells = NativeUniverse.points(arena, flat, count);
            return make(
                    (pattern, error) ->
                            Gol4j.gol_pattern_create(
                                    text, text.byteSize(), cells, count, pattern, error));
        }
    }

    /**
     * Makes a built-in pattern.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static NativePattern named(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = NativeTexts.utf8(arena, name);
            return make(
                    (pattern, error) ->
                            Gol4j.gol_library_pattern(text, text.byteSize(), pattern, error));
        }
    }

    /** Makes a random pattern of arguments that are in their domains. */
    public static NativePattern soup(
            long seed, int width, int height, int density, String symmetry) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = NativeTexts.utf8(arena, symmetry);
            return make(
                    (pattern, error) ->
                            Gol4j.gol_soup(
                                    seed,
                                    width,
                                    height,
                                    density,
                                    text,
                                    text.byteSize(),
                                    pattern,
                                    error));
        }
    }

    /** A pattern that was read, and what its file was. */
    public record Found(NativePattern pattern, PatternFormat format) {}

    /** The memory limit of who does not set one: half of the machine's memory. */
    public static final long DEFAULT_MEMORY = 0;

    /** How long the largest file is that is read under a memory limit, in bytes. */
    static long largestFile(long memoryLimit) {
        NativeLibrary.require();
        return Gol4j.gol_pattern_largest_file(memoryLimit);
    }

    /**
     * Reads a file of any format.
     *
     * @param bytes its content
     * @param name what to call it in messages, or null
     * @throws PatternReadException if it is no pattern
     */
    private static Found read(MemorySegment bytes, @Nullable String name, long memoryLimit) {
        try {
            return find(
                    (pattern, format, syntax, error) ->
                            Gol4j.gol_pattern_read(
                                    bytes,
                                    bytes.byteSize(),
                                    memoryLimit,
                                    pattern,
                                    format,
                                    syntax,
                                    error),
                    name);
        } catch (IOException e) {
            throw new AssertionError("nothing was read", e);
        }
    }

    /**
     * Reads a stream of any format to its end.
     *
     * @param name what to call it in messages
     * @param memoryLimit in bytes, or {@link #DEFAULT_MEMORY}
     * @throws IOException if it cannot be read
     * @throws PatternReadException if it is no pattern
     */
    public static Found read(InputStream in, String name, long memoryLimit) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = NativeInput.drain(arena, in, name, largestFile(memoryLimit));
            return read(bytes, name, memoryLimit);
        }
    }

    /**
     * Reads a text of any format.
     *
     * @throws PatternReadException if it is no pattern
     */
    public static Found parse(String text) {
        try (Arena arena = Arena.ofConfined()) {
            return read(NativeTexts.utf8(arena, text), null, DEFAULT_MEMORY);
        }
    }

    /**
     * Reads a file of the default file system.
     *
     * @param memoryLimit in bytes, or {@link #DEFAULT_MEMORY}
     * @throws IOException if it cannot be read
     * @throws PatternReadException if it is no pattern
     */
    public static Found load(Path file, long memoryLimit) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = NativePaths.bytes(arena, file);
            return find(
                    (pattern, format, syntax, error) ->
                            Gol4j.gol_pattern_load(
                                    path,
                                    path.byteSize(),
                                    memoryLimit,
                                    pattern,
                                    format,
                                    syntax,
                                    error),
                    file.toString());
        }
    }

    /** A native function that reads a pattern. */
    @FunctionalInterface
    private interface Reader {
        int read(
                MemorySegment pattern,
                MemorySegment format,
                MemorySegment syntax,
                MemorySegment error);
    }

    private static Found find(Reader reader, @Nullable String name) throws IOException {
        NativeLibrary.require();
        CallFrame frame = CallFrame.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment format = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment syntax = arena.allocate(GolSyntaxError.layout());
            int status = reader.read(frame.number, format, syntax, frame.error);
            ErrorCode unreadable = unreadable(status);
            if (unreadable != null) {
                String message = Status.message(frame.error);
                throw new PatternReadException(unreadable, message, name, place(syntax));
            }
            checkFile(status, frame.error, name);
            return new Found(made(frame), format(format.get(ValueLayout.JAVA_INT, 0)));
        } finally {
            frame.giveBack();
        }
    }

    private static @Nullable ErrorCode unreadable(int status) {
        if (status == Gol4j.GOL_BAD_PATTERN()) {
            return ErrorCode.BAD_PATTERN;
        } else if (status == Gol4j.GOL_UNSUPPORTED_PATTERN()) {
            return ErrorCode.UNSUPPORTED_PATTERN;
        } else if (status == Gol4j.GOL_PATTERN_TOO_LARGE()) {
            return ErrorCode.PATTERN_TOO_LARGE;
        }
        return null;
    }

    private static @Nullable Place place(MemorySegment syntax) {
        if (GolSyntaxError.line(syntax) == 0) {
            return null;
        }
        return new Place(
                format(GolSyntaxError.format(syntax)),
                GolSyntaxError.line(syntax),
                GolSyntaxError.column(syntax),
                text(GolSyntaxError.found(syntax), GolSyntaxError.found_length(syntax)),
                text(GolSyntaxError.expected(syntax), GolSyntaxError.expected_length(syntax)));
    }

    private static String text(MemorySegment utf8, int length) {
        byte[] bytes = utf8.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static PatternFormat format(int number) {
        return FORMATS.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findAny()
                .orElseThrow(
                        () ->
                                new GolException(
                                        ErrorCode.INTERNAL,
                                        "a bug in gol4j, please report it: pattern format "
                                                + number));
    }

    /** What the operating system refuses is an {@link IOException}. */
    private static void checkFile(int status, MemorySegment error, @Nullable String name)
            throws IOException {
        if (status == Gol4j.GOL_NO_SUCH_FILE()) {
            throw new NoSuchFileException(name, null, Status.message(error));
        } else if (status == Gol4j.GOL_IO_ERROR()) {
            throw new FileSystemException(name, null, Status.message(error));
        }
        Status.check(status, error);
    }

    /** The number by which the native library knows the pattern. */
    long handle() {
        return handle;
    }

    /** Frees the pattern. To be called once. */
    public void free() {
        Gol4j.gol_pattern_free(handle, MemorySegment.NULL);
    }

    /** A text that belongs to the pattern. */
    public String text(Text which) {
        return NativeTexts.read(
                (text, capacity, length, error) ->
                        Gol4j.gol_pattern_text(
                                handle, which.number, text, capacity, length, error));
    }

    /** The same pattern with another text. */
    public NativePattern withText(Text which, String text) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment utf8 = NativeTexts.utf8(arena, text);
            return make(
                    (result, error) ->
                            Gol4j.gol_pattern_with_text(
                                    handle, which.number, utf8, utf8.byteSize(), result, error));
        }
    }

    /** The generation. */
    public BigInteger generation() {
        return number(
                (limbs, capacity, length, error) ->
                        Gol4j.gol_pattern_generation_big(handle, limbs, capacity, length, error));
    }

    /** The same pattern at another generation, which is not negative. */
    public NativePattern withGeneration(BigInteger generation) {
        try (Arena arena = Arena.ofConfined()) {
            int count = Limbs.count(generation);
            MemorySegment limbs = arena.allocate(ValueLayout.JAVA_LONG, count);
            Limbs.write(generation, limbs);
            return make(
                    (result, error) ->
                            Gol4j.gol_pattern_with_generation_big(
                                    handle, limbs, count, result, error));
        }
    }

    /** The number of live cells. */
    public BigInteger population() {
        return number(
                (limbs, capacity, length, error) ->
                        Gol4j.gol_pattern_population_big(handle, limbs, capacity, length, error));
    }

    private static BigInteger number(Limbs.Writer writer) {
        CallFrame frame = CallFrame.take();
        try {
            return Limbs.read(frame, writer);
        } finally {
            frame.giveBack();
        }
    }

    /** The smallest rectangle around the live cells. */
    public Optional<BoundingBox> bounds() {
        CallFrame frame = CallFrame.take();
        try {
            int status = Gol4j.gol_pattern_bounds(handle, frame.bounds, frame.number, frame.error);
            Status.check(status, frame.error);
            return frame.number.get(ValueLayout.JAVA_BOOLEAN, 0)
                    ? Optional.empty()
                    : Optional.of(frame.bounds());
        } finally {
            frame.giveBack();
        }
    }

    /** The live cells, or those in a region, as a new flat array. */
    public long[] points(@Nullable BoundingBox region) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment where = region == null ? MemorySegment.NULL : bounds(arena, region);
            return NativeUniverse.readPoints(
                    (cells, capacity, length, error) ->
                            Gol4j.gol_pattern_cells(handle, where, cells, capacity, length, error));
        }
    }

    private static MemorySegment bounds(Arena arena, BoundingBox region) {
        MemorySegment bounds = arena.allocate(GolBounds.layout());
        CallFrame.setBounds(bounds, region);
        return bounds;
    }

    /** Whether another pattern has the same cells and texts. */
    public boolean isSame(NativePattern other) {
        CallFrame frame = CallFrame.take();
        try {
            int status = Gol4j.gol_pattern_equals(handle, other.handle, frame.number, frame.error);
            Status.check(status, frame.error);
            return frame.number.get(ValueLayout.JAVA_BOOLEAN, 0);
        } finally {
            frame.giveBack();
        }
    }

    /** The pattern moved. */
    public NativePattern translate(long dx, long dy) {
        return make((result, error) -> Gol4j.gol_pattern_translate(handle, dx, dy, result, error));
    }

    /** The pattern turned or mirrored. */
    public NativePattern transform(Transform transform) {
        return make(
                (result, error) ->
                        Gol4j.gol_pattern_transform(handle, transform.number, result, error));
    }

    /** The part of the pattern in a region. */
    public NativePattern crop(BoundingBox region) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bounds = bounds(arena, region);
            return make((result, error) -> Gol4j.gol_pattern_crop(handle, bounds, result, error));
        }
    }

    /** A pattern of the cells of this and another. */
    public NativePattern combine(NativePattern other, SetOperation operation) {
        return make(
                (result, error) ->
                        Gol4j.gol_pattern_combine(
                                handle, other.handle, operation.number, result, error));
    }

    /** Writes the pattern to a stream. */
    public void write(OutputStream out, PatternFormat format) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment file = write(arena, format);
            for (long at = 0; at < file.byteSize(); at += CHUNK) {
                long length = Math.min(CHUNK, file.byteSize() - at);
                out.write(file.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE));
            }
        }
    }

    /** The pattern as the text of a file. */
    public String toString(PatternFormat format) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] file = write(arena, format).toArray(ValueLayout.JAVA_BYTE);
            return new String(file, StandardCharsets.UTF_8);
        }
    }

    private MemorySegment write(Arena arena, PatternFormat format) {
        CallFrame frame = CallFrame.take();
        try {
            int number = FORMATS.get(format);
            MemorySegment bytes = arena.allocate(USUAL_FILE);
            int status = write(bytes, number, frame);
            if (status == Gol4j.GOL_BUFFER_TOO_SMALL()) {
                bytes = arena.allocate(frame.number());
                status = write(bytes, number, frame);
            }
            Status.check(status, frame.error);
            return bytes.asSlice(0, frame.number());
        } finally {
            frame.giveBack();
        }
    }

    private int write(MemorySegment bytes, int format, CallFrame frame) {
        return Gol4j.gol_pattern_write(
                handle, format, false, bytes, bytes.byteSize(), frame.number, frame.error);
    }

    /**
     * Puts the pattern into a file of the default file system, as a whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public void save(Path file, PatternFormat format, boolean gzip) throws IOException {
        CallFrame frame = CallFrame.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = NativePaths.bytes(arena, file);
            int number = FORMATS.get(format);
            int status =
                    Gol4j.gol_pattern_save(
                            handle, path, path.byteSize(), number, gzip, frame.error);
            checkFile(status, frame.error, file.toString());
        } finally {
            frame.giveBack();
        }
    }
}

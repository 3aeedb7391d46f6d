package io.github.gol4j.internal;

import io.github.gol4j.internal.ffi.Gol4j;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** The native functions that take and give text. Safe for any thread. */
public final class NativeTexts {

    private NativeTexts() {}

    /** A native function that writes text to a buffer, in the form that all of them have. */
    @FunctionalInterface
    interface Writer {
        int write(MemorySegment text, long capacity, MemorySegment length, MemorySegment error);
    }

    /** The native library's version. */
    public static String version() {
        return read(Gol4j::gol_version);
    }

    /** The vector unit that new universes are computed with. */
    public static String kernel() {
        return read(Gol4j::gol_kernel);
    }

    /** The vector extensions that the engines can use. */
    public static List<String> cpuFeatures() {
        String features = read(Gol4j::gol_cpu_features);
        return features.isEmpty() ? List.of() : List.of(features.split(" "));
    }

    /**
     * The canonical form of a rule.
     *
     * @throws IllegalArgumentException if it is no rule
     */
    public static String canonicalRule(String rule) {
        NativeLibrary.require();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment utf8 = utf8(arena, rule);
            return read(
                    (text, capacity, length, error) ->
                            Gol4j.gol_rule_canonical(
                                    utf8, utf8.byteSize(), text, capacity, length, error));
        }
    }

    /** The names of the built-in patterns. */
    public static List<String> patternNames() {
        NativeLibrary.require();
        return LongStream.range(0, Gol4j.gol_library_count())
                .mapToObj(NativeTexts::patternName)
                .toList();
    }

    private static String patternName(long index) {
        return read(
                (text, capacity, length, error) ->
                        Gol4j.gol_library_name(index, text, capacity, length, error));
    }

    /** Asks for the length first, and then for the text. */
    static String read(Writer writer) {
        NativeLibrary.require();
        CallFrame frame = CallFrame.take();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = frame.number;
            Status.check(writer.write(MemorySegment.NULL, 0, length, frame.error), frame.error);
            MemorySegment text = arena.allocate(Math.max(1, frame.number()));
            Status.check(writer.write(text, text.byteSize(), length, frame.error), frame.error);
            byte[] utf8 = text.asSlice(0, frame.number()).toArray(ValueLayout.JAVA_BYTE);
            return new String(utf8, StandardCharsets.UTF_8);
        } finally {
            frame.giveBack();
        }
    }

    /** Text as the native side reads it: UTF-8 with a length, not terminated. */
    static MemorySegment utf8(Arena arena, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }
}

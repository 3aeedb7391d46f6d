package io.github.gol4j.internal;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Paths as the native library wants them. */
final class NativePaths {

    private NativePaths() {}

    /**
     * A path of the default file system: on Unix the bytes that the system knows it by, which need
     * not be UTF-8 nor what {@link Path#toString} shows; elsewhere UTF-8. It is made absolute, so
     * that none is taken for the {@code -} of standard input.
     */
    static MemorySegment bytes(Arena arena, Path path) {
        Path absolute = path.toAbsolutePath();
        byte[] bytes =
                File.separatorChar == '/'
                        ? decode(absolute.toUri().getRawPath())
                        : absolute.toString().getBytes(StandardCharsets.UTF_8);
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }

    /** The bytes that a path of a URI stands for: those beyond ASCII are written as %HH. */
    private static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }
}

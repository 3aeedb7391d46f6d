package io.github.gol4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * File names of the command line as the system has them.
 *
 * <p>On Linux a file name is any bytes. Java makes text of the arguments by the locale before a
 * program sees them: what is not of its encoding, or in the locale {@code C} not ASCII, becomes a
 * replacement character, and two files would be one. The bytes are still in {@code
 * /proc/self/cmdline}. They are read again as UTF-8, each byte that is none as a lone surrogate
 * from U+DC80 on (as Python does, PEP 383), and become the same bytes in a {@link Path}.
 */
final class FileNames {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    /** Where the surrogates are that stand for the bytes from 0x00 on. */
    private static final int BYTES = 0xDC00;

    private FileNames() {}

    /**
     * The arguments of the program with nothing lost, or as they are where the system does not
     * tell.
     */
    static String[] exact(String... arguments) {
        if (!Arrays.stream(arguments).anyMatch(FileNames::mayHaveLost)) {
            return arguments;
        }
        try {
            return exact(arguments, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            return arguments;
        }
    }

    /** Whether it is other than ASCII, or has the question mark that may stand for such. */
    private static boolean mayHaveLost(String argument) {
        return !isAscii(argument) || argument.indexOf('?') >= 0;
    }

    /** Those of a command line, whose words each end with a zero byte. */
    static String[] exact(String[] arguments, byte[] commandLine) {
        List<byte[]> words = words(commandLine);
        if (words.size() < arguments.length) {
            return arguments;
        }
        String[] exact =
                words.subList(words.size() - arguments.length, words.size()).stream()
                        .map(FileNames::decode)
                        .toArray(String[]::new);
        for (int i = 0; i < exact.length; i++) {
            // A launcher may have made others of them, from a file for example.
            if (isAscii(exact[i]) && !exact[i].equals(arguments[i])) {
                return arguments;
            }
        }
        return exact;
    }

    private static List<byte[]> words(byte[] commandLine) {
        List<byte[]> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                words.add(Arrays.copyOfRange(commandLine, start, i));
                start = i + 1;
            }
        }
        return words;
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 0x80);
    }

    private static String decode(byte[] bytes) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = utf8.decode(in, out, true);
        while (result.isMalformed()) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (BYTES + (in.get() & 0xFF)));
            }
            result = utf8.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /**
     * The path of a name.
     *
     * @throws InvalidPathException if no file can have that name
     */
    static Path path(String name) {
        if (isAscii(name) || !Files.isReadable(COMMAND_LINE)) {
            return Path.of(name);
        }
        // A path of bytes can only be made of a URI, which is absolute.
        String prefix =
                name.startsWith("/") ? "" : Path.of("").toAbsolutePath().toUri().getRawPath();
        return Path.of(URI.create("file://" + prefix + escaped(name)));
    }

    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : encode(name)) {
            boolean plain = b > ' ' && b < 0x7f && "%?#[]\\^`{|}\"<>;".indexOf(b) < 0;
            escaped.append(plain ? (char) b : "%%%02X".formatted(b & 0xFF));
        }
        return escaped.toString();
    }

    private static byte[] encode(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        name.codePoints()
                .forEach(
                        c -> {
                            if (c >= BYTES + 0x80 && c <= BYTES + 0xFF) {
                                bytes.write(c - BYTES);
                            } else {
                                bytes.writeBytes(
                                        Character.toString(c).getBytes(StandardCharsets.UTF_8));
                            }
                        });
        return bytes.toByteArray();
    }
}

package io.github.gol4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        if (!Files.isReadable(COMMAND_LINE)) {
            return arguments;
        }
        try {
            return exact(arguments, Files.readAllBytes(COMMAND_LINE));
        } catch (IOException e) {
            return arguments;
        }
    }

    /** Those of a command line, whose words each end with a zero byte. */
    static String[] exact(String[] arguments, byte[] commandLine) {
        List<String> words = words(commandLine);
        if (words.size() < arguments.length) {
            return arguments;
        }
        String[] exact =
                words.subList(words.size() - arguments.length, words.size()).toArray(String[]::new);
        for (int i = 0; i < exact.length; i++) {
            // A launcher may have made others of them, from a file for example.
            if (isAscii(exact[i]) && !exact[i].equals(arguments[i])) {
                return arguments;
            }
        }
        return exact;
    }

    private static List<String> words(byte[] commandLine) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                words.add(decode(commandLine, start, i));
                start = i + 1;
            }
        }
        return words;
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 0x80);
    }

    private static String decode(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            int length = lengthOfCharacter(bytes, at, end);
            if (length == 0) {
                text.append((char) (BYTES + (bytes[at] & 0xFF)));
                length = 1;
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
            }
            at += length;
        }
        return text.toString();
    }

    /** How many bytes the character of UTF-8 has that starts there; 0 if none does. */
    private static int lengthOfCharacter(byte[] bytes, int at, int end) {
        for (int length = 1; length <= Math.min(4, end - at); length++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
                return length;
            } catch (CharacterCodingException e) {
                // It may be longer.
            }
        }
        return 0;
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

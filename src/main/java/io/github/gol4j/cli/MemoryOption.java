package io.github.gol4j.cli;

import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.Pattern;
import io.github.gol4j.Universe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much memory a command may use: the pattern that it reads, and as much again a board. */
final class MemoryOption {

    private static final String NAME = "--memory";

    @Option(
            names = NAME,
            paramLabel = "SIZE",
            converter = Size.class,
            description =
                    "The most memory that a pattern may take, its text and its cells together, and,"
                            + " once more, the board that it runs on: such as 512M or 2G (default:"
                            + " half of the machine's).")
    private @Nullable Long bytes;

    /** Reads a pattern from a file. */
    Pattern read(Path file) throws IOException {
        return bytes == null ? Pattern.read(file) : Pattern.read(file, bytes);
    }

    /** Reads a pattern from a stream. */
    Pattern read(InputStream in, String name) throws IOException {
        return bytes == null ? Pattern.read(in, name) : Pattern.read(in, name, bytes);
    }

    /**
     * The message of a failure; if it is for want of memory, with what to do about that in a
     * command that has this option.
     */
    static String message(Exception failure, CommandSpec command) {
        boolean ofLimit =
                failure instanceof GolException gol
                        && (gol.code() == ErrorCode.MEMORY_LIMIT
                                || gol.code() == ErrorCode.PATTERN_TOO_LARGE);
        return ofLimit && command.findOption(NAME) != null
                ? "%s; %s SIZE allows more".formatted(failure.getMessage(), NAME)
                : String.valueOf(failure.getMessage());
    }

    /** The options for a board. */
    Universe.Options limit(Universe.Options options) {
        return bytes == null ? options : options.withMemoryLimit(bytes);
    }

    /** A number of bytes, with a unit that is a power of 1024. */
    static final class Size implements ITypeConverter<Long> {

        private static final java.util.regex.Pattern SIZE =
                java.util.regex.Pattern.compile("(\\d{1,18})([KMGT]?)i?B?");
        private static final String UNITS = "KMGT";

        @Override
        public Long convert(String text) {
            Matcher matcher = SIZE.matcher(text);
            if (matcher.matches()) {
                long number = Long.parseLong(matcher.group(1));
                String unit = matcher.group(2);
                int shift = unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1);
                if (number > 0 && number <= Long.MAX_VALUE >> shift) {
                    return number << shift;
                }
            }
            throw new TypeConversionException(
                    "'%s' is no size: write it like 512M or 2G (units K, M, G, T)".formatted(text));
        }
    }
}

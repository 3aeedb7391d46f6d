package io.github.gol4j.cli;

import io.github.gol4j.Engine;
import io.github.gol4j.Universe;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options of every command that advances a board: who does it, and with what. */
final class EngineOptions {

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            converter = EngineName.class,
            completionCandidates = EngineName.class,
            description =
                    "Who computes: auto (the faster one), tiled or hashlife (default:"
                            + " ${DEFAULT-VALUE}).")
    private Engine engine = Engine.AUTO;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Size.class,
            description =
                    "The most memory that the board may take, such as 512M or 2G (default: half of"
                            + " the machine's).")
    private @Nullable Long memory;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            converter = Threads.class,
            description =
                    "How many threads tiles may use; 0 means as many as there are processors"
                            + " (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    /** What they say. */
    Universe.Options toOptions() {
        Universe.Options options =
                Universe.Options.DEFAULTS.withEngine(engine).withThreads(threads);
        return memory == null ? options : options.withMemoryLimit(memory);
    }

    /** An engine by its name. */
    static final class EngineName extends Choice<Engine> {
        EngineName() {
            super("engine", Engine.values());
        }
    }

    /** A number of bytes, with a unit that is a power of 1024. */
    static final class Size implements ITypeConverter<Long> {

        private static final Pattern SIZE = Pattern.compile("(\\d{1,18})([KMGT]?)i?B?");
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
            throw new CommandLine.TypeConversionException(
                    "'%s' is no size: write it like 512M or 2G (units K, M, G, T)".formatted(text));
        }
    }

    /** A number of threads. */
    static final class Threads implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            try {
                int threads = Integer.parseInt(text);
                if (threads >= 0) {
                    return threads;
                }
            } catch (NumberFormatException e) {
                // Told below, with what can be written.
            }
            throw new CommandLine.TypeConversionException(
                    "'%s' is no number of threads: 0 (all processors) or more".formatted(text));
        }
    }
}

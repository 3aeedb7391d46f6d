package io.github.gol4j.cli;

import io.github.gol4j.Engine;
import io.github.gol4j.Universe;
import java.util.ArrayList;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that advances a board: who does it, and with what. */
final class EngineOptions {

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "auto",
            converter = EngineName.class,
            completionCandidates = EngineName.Names.class,
            description =
                    "Who computes: auto (the faster one), tiled or hashlife (default:"
                            + " ${DEFAULT-VALUE}).")
    private Engine engine = Engine.AUTO;

    @Mixin private MemoryOption memory = new MemoryOption();

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
        return memory.limit(Universe.Options.DEFAULTS.withEngine(engine).withThreads(threads));
    }

    MemoryOption memory() {
        return memory;
    }

    /** An engine by its name in small letters. */
    static final class EngineName implements ITypeConverter<Engine> {

        @Override
        public Engine convert(String name) {
            for (Engine engine : Engine.values()) {
                if (engine.name().equalsIgnoreCase(name)) {
                    return engine;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "'%s' is no engine: auto, tiled or hashlife".formatted(name));
        }

        /** What a shell can complete. */
        static final class Names extends ArrayList<String> {

            private static final long serialVersionUID = 1L;

            Names() {
                for (Engine engine : Engine.values()) {
                    add(engine.name().toLowerCase(Locale.ROOT));
                }
            }
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

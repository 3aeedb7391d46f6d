package io.github.gol4j.cli;

import io.github.gol4j.Engine;
import io.github.gol4j.Universe;
import picocli.CommandLine.Mixin;
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
                            + " ${DEFAULT-VALUE}). GOL4J_KERNEL in the environment forces a vector"
                            + " unit: avx512, avx2, neon or portable.")
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

    /** An engine by its name. */
    static final class EngineName extends Choice<Engine> {
        EngineName() {
            super("engine", Engine.values());
        }
    }

    /** A number of threads. */
    static final class Threads extends WholeNumber {
        Threads() {
            super(0, Integer.MAX_VALUE, "number of threads: 0 (all processors) or more");
        }
    }
}

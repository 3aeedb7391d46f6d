package io.github.gol4j.cli;

import io.github.gol4j.CancelledException;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.settle.Settlement;
import io.github.gol4j.cli.settle.SettlingRun;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a pattern and tells what became of it. */
@Command(
        name = "run",
        description = {
            "Run a pattern and print its generation, population, bounding box and time.",
            "Ctrl-C ends the run at a whole generation; what was asked for is printed and written"
                    + " all the same.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j run",
            "  gol4j run gosper-gun --generations 3000 --every 500",
            "  gol4j run r-pentomino --until-stable --json",
            "",
            "Patterns: acorn, beacon, blinker, block, diehard, glider, gosper-gun, lwss,",
            "pentadecathlon, pulsar, r-pentomino, toad.",
        })
final class RunCommand implements Callable<Integer> {

    private static final long USUAL_GENERATIONS = 1_000;
    private static final long GENERATIONS_UNTIL_STABLE = 100_000;

    @Mixin private PatternInput input;

    @Option(
            names = {"-g", "--generations"},
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "How many generations (default: 1000; with --until-stable at most 100000).")
    private @Nullable Long generations;

    @Option(
            names = "--every",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Print generation and population every N generations, too.")
    private @Nullable Long every;

    @Option(
            names = "--until-stable",
            description = {
                "Stop where nothing new can happen: at the first board that consists of still"
                        + " lifes, oscillators with a period of up to 1024 and spaceships that"
                        + " will meet nothing. (Other boards may be stable without being"
                        + " recognised.)"
            })
    private boolean untilStable;

    @Option(names = "--json", description = "Print JSON, each time on one line.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    private volatile long done;

    @Override
    public Integer call() {
        if (every != null && (every == 0 || untilStable)) {
            throw usage(
                    every == 0
                            ? "--every must be at least 1"
                            : "--every and --until-stable do not go together");
        }
        try (Universe universe = input.open()) {
            return untilStable ? settle(universe) : run(universe);
        }
    }

    private int run(Universe universe) {
        long all = generations == null ? USUAL_GENERATIONS : generations;
        LongSupplier progress = every == null ? universe::progress : () -> done;
        long start = System.nanoTime();
        boolean interrupted = interrupted(progress, all, () -> advance(universe, all));
        return finish(universe, interrupted, BoardReport.of(input.name(), universe), start);
    }

    private void advance(Universe universe, long all) {
        long part = every == null ? Math.max(1, all) : every;
        while (done < all) {
            if (every != null) {
                printSample(universe);
            }
            long now = Math.min(part, all - done);
            universe.advance(now);
            done += now;
        }
    }

    private void printSample(Universe universe) {
        new Report()
                .add("generation", universe.generationExact())
                .add("population", universe.populationExact())
                .printLine(spec.commandLine().getOut(), json);
    }

    private int settle(Universe universe) {
        requireEmptyPlaneStaysEmpty(universe);
        long all = generations == null ? GENERATIONS_UNTIL_STABLE : generations;
        long start = System.nanoTime();
        try (SettlingRun run = new SettlingRun(universe)) {
            AtomicReference<@Nullable Settlement> settled = new AtomicReference<>();
            boolean interrupted =
                    interrupted(run::done, all, () -> settled.set(run.run(all).orElse(null)));
            Report report = BoardReport.of(input.name(), run.universe());
            addSettlement(report, settled.get());
            return finish(run.universe(), interrupted, report, start);
        }
    }

    private static void addSettlement(Report report, @Nullable Settlement settled) {
        report.add("stable", settled != null, "stable", settled != null ? "yes" : "not yet");
        if (settled != null) {
            report.add("period", settled.period()).add("spaceships", settled.spaceships());
        }
    }

    private static void requireEmptyPlaneStaysEmpty(Universe universe) {
        try (Universe empty = new Universe(universe.rule())) {
            empty.advance();
            if (empty.isBackgroundAlive()) {
                throw new BadInputException(
                        "--until-stable does not know rules with B0, such as " + universe.rule());
            }
        }
    }

    /** Does some work that Ctrl-C ends, and returns whether it has. */
    private boolean interrupted(LongSupplier progress, long all, Runnable work) {
        try (Interruption interruption = new Interruption()) {
            try {
                Progress.watch(progress, all, spec.commandLine().getErr(), work);
            } catch (CancelledException e) {
                if (!interruption.isRequested()) {
                    throw e;
                }
            }
            return interruption.isRequested();
        }
    }

    private int finish(Universe universe, boolean interrupted, Report report, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        String engine = universe.activeEngine().name().toLowerCase(Locale.ROOT);
        report.add("engine", engine)
                .add("seconds", seconds, "time", String.format(Locale.ROOT, "%.6f s", seconds))
                .print(spec.commandLine().getOut(), json);
        if (interrupted) {
            spec.commandLine()
                    .getErr()
                    .printf("gol4j: stopped in generation %d%n", universe.generationExact());
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.OK;
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

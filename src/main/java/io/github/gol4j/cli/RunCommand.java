package io.github.gol4j.cli;

import io.github.gol4j.CancelledException;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.settle.Settlement;
import io.github.gol4j.cli.settle.SettlingRun;
import java.io.PrintWriter;
import java.math.BigInteger;
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
                    + " all the same. With --output - the report goes to stderr.",
            "With --every the run also ends, with exit code 1, when nobody reads the lines any more, as"
                    + " after head; no file is written then.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j run",
            "  gol4j run gosper-gun --generations 3000 --every 500",
            "  gol4j run r-pentomino --until-stable --json",
            "  gol4j run acorn -g 2^40 --memory 4G -o later.mc.gz",
        })
final class RunCommand implements Callable<Integer> {

    private static final BigInteger USUAL_GENERATIONS = BigInteger.valueOf(1_000);
    private static final BigInteger GENERATIONS_UNTIL_STABLE = BigInteger.valueOf(100_000);

    @Mixin private UniverseInput input = new UniverseInput();

    @Option(
            names = {"-g", "--generations"},
            paramLabel = "N",
            converter = CountConverter.class,
            description =
                    "How many generations (default: 1000; with --until-stable at most 100000).")
    private @Nullable BigInteger generations;

    @Option(
            names = "--every",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Print generation and population every N generations, too.")
    private @Nullable BigInteger every;

    @Option(
            names = "--until-stable",
            description = {
                "Stop where nothing new can happen: at the first board that consists of still"
                        + " lifes, oscillators with a period of up to 1024 and spaceships that"
                        + " will meet nothing. Other boards may be stable without being"
                        + " recognised, and those of 2^20 cells or more are not looked at. Not for"
                        + " rules with B0 or a bounded grid, and not with --every."
            })
    private boolean untilStable;

    @Mixin private PatternOutput output = new PatternOutput();

    @Option(names = "--json", description = "Print JSON, each time on one line.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        if (every != null && every.signum() == 0) {
            throw usage("--every must be at least 1");
        }
        if (every != null && untilStable) {
            throw usage("--every and --until-stable do not go together");
        }
        output.requireFileForFormat();
        if (output.isGiven()) {
            output.check();
        }
        try (Universe universe = input.open()) {
            return untilStable ? settle(universe) : run(universe);
        }
    }

    private int run(Universe universe) {
        BigInteger all = generations == null ? USUAL_GENERATIONS : generations;
        Odometer odometer = new Odometer(universe);
        long start = System.nanoTime();
        int ended = watched(odometer::progress, all, () -> advance(universe, odometer, all));
        double seconds = since(start);
        if (ended == ExitCode.OK && samplesAreLost()) {
            // Why is told where the program ends.
            return ExitCode.FAILED;
        }
        return finish(universe, ended, addTime(report(universe), seconds));
    }

    private void advance(Universe universe, Odometer odometer, BigInteger all) {
        if (every == null) {
            odometer.advance(all);
            return;
        }
        while (odometer.done().compareTo(all) < 0) {
            printSample(universe);
            if (samplesAreLost()) {
                return;
            }
            odometer.advance(every.min(all.subtract(odometer.done())));
        }
    }

    /** Whether nobody reads the samples any more, as after {@code head}. */
    private boolean samplesAreLost() {
        boolean toStdout = reportTo() == spec.commandLine().getOut();
        return every != null && toStdout && ((Main) spec.root().userObject()).isStdoutLost();
    }

    private void printSample(Universe universe) {
        new Report()
                .add("generation", universe.generationExact())
                .add("population", universe.populationExact())
                .printLine(reportTo(), json);
    }

    private int settle(Universe universe) {
        requireNothingOutOfNothing(universe.rule());
        BigInteger all = generations == null ? GENERATIONS_UNTIL_STABLE : generations;
        if (all.bitLength() >= Long.SIZE) {
            throw usage("--until-stable looks at fewer than 2^63 generations");
        }
        long start = System.nanoTime();
        try (SettlingRun run = new SettlingRun(universe)) {
            AtomicReference<@Nullable Settlement> settled = new AtomicReference<>();
            int ended =
                    watched(
                            run::done,
                            all,
                            () -> settled.set(run.run(all.longValueExact()).orElse(null)));
            double seconds = since(start);
            Report report = report(run.universe());
            addSettlement(report, settled.get());
            return finish(run.universe(), ended, addTime(report, seconds));
        }
    }

    /** What comes to life far from every cell, or at the edge of a grid, is not looked for. */
    private static void requireNothingOutOfNothing(Rule rule) {
        if (UniverseInput.isBounded(rule.toString())) {
            throw new BadInputException(
                    "--until-stable does not know bounded grids, such as that of " + rule);
        }
        try (Universe empty = new Universe(rule)) {
            empty.advance();
            if (empty.isBackgroundAlive()) {
                throw new BadInputException(
                        "--until-stable does not know rules with B0, such as " + rule);
            }
        }
    }

    private static void addSettlement(Report report, @Nullable Settlement settled) {
        report.add("stable", settled != null, "stable", settled != null ? "yes" : "not yet");
        if (settled != null) {
            report.add("period", settled.period()).add("spaceships", settled.spaceships());
        }
    }

    /** Does some work that Ctrl-C ends, and returns what the program then exits with. */
    private int watched(LongSupplier progress, BigInteger all, Runnable work) {
        try (Interruption interruption = new Interruption()) {
            try {
                Progress.watch(progress, all, spec.commandLine().getErr(), work);
            } catch (CancelledException e) {
                if (!interruption.isRequested()) {
                    throw e;
                }
            }
            return interruption.isRequested() ? interruption.exitCode() : ExitCode.OK;
        }
    }

    private Report report(Universe universe) {
        return BoardReport.of(input.name(), universe);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Report addTime(Report report, double seconds) {
        return report.add(
                "seconds", seconds, "time", String.format(Locale.ROOT, "%.6f s", seconds));
    }

    private PrintWriter reportTo() {
        return output.isGiven() ? output.reportTo() : spec.commandLine().getOut();
    }

    private int finish(Universe universe, int ended, Report report) {
        report.print(reportTo(), json);
        reportTo().flush();
        if (output.isGiven()) {
            output.writeOrKeep(universe.toPattern());
        }
        if (ended != ExitCode.OK) {
            spec.commandLine()
                    .getErr()
                    .printf("gol4j: stopped in generation %d%n", universe.generationExact());
        }
        return ended;
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

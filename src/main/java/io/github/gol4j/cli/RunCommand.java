package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.CellSet;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.GolException;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pattern and tells what became of it. */
@Command(
        name = "run",
        description = "Run a pattern and print its generation, population, bounding box and time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j run",
            "  gol4j run gosper-gun --generations 3000",
            "  gol4j run r-pentomino -g 1103 --rule B36/S23 --json",
            "",
            "Patterns: acorn, beacon, blinker, block, diehard, glider, gosper-gun, lwss,",
            "pentadecathlon, pulsar, r-pentomino, toad.",
        })
final class RunCommand implements Runnable {

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            defaultValue = "acorn",
            description = "A well-known pattern's name (default: ${DEFAULT-VALUE}).")
    private String pattern = "";

    @Option(
            names = {"-g", "--generations"},
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many generations (default: ${DEFAULT-VALUE}).")
    private long generations;

    @Option(
            names = {"-r", "--rule"},
            paramLabel = "RULE",
            defaultValue = "B3/S23",
            description = "The rule (default: ${DEFAULT-VALUE}).")
    private String rule = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @CommandLine.Mixin private EngineOptions engine = new EngineOptions();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        if (generations < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--generations': %d is negative"
                            .formatted(generations));
        }
        CellSet cells = input(() -> GameOfLife.pattern(pattern));
        try (Universe universe = new Universe(input(() -> Rule.of(rule)), engine.toOptions())) {
            universe.setAll(cells, true);
            long start = System.nanoTime();
            ProgressLine.advance(universe, generations, spec.commandLine().getErr());
            print(universe, (System.nanoTime() - start) / 1e9);
        }
    }

    /** What the user named is not a bug if it does not exist. */
    private static <T> T input(Supplier<T> input) {
        try {
            return input.get();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e);
        }
    }

    private void print(Universe universe, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        @Nullable BoundingBox box = bounds(universe);
        String background = universe.isBackgroundAlive() ? "alive" : "dead";
        if (json) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("pattern", pattern);
            values.put("rule", universe.rule());
            values.put("generation", universe.generationExact());
            values.put("population", universe.populationExact());
            values.put("engine", engineName(universe));
            values.put("background", background);
            values.put("bounds", box == null ? null : corners(box));
            values.put("seconds", seconds);
            Json.print(out, values);
            return;
        }
        new Table()
                .row("pattern", pattern)
                .row("rule", universe.rule())
                .row("generation", universe.generationExact())
                .row("population", universe.populationExact())
                .row("engine", engineName(universe))
                .row("background", background)
                .row("bounding box", box == null ? noBox(universe) : text(box))
                .row("time", String.format(Locale.ROOT, "%.6f s", seconds))
                .print(out);
    }

    private static String noBox(Universe universe) {
        return universe.populationExact().signum() == 0 ? "empty" : "past the 64-bit plane";
    }

    /** Null for an empty board, and for one whose bounds cannot be told. */
    private static @Nullable BoundingBox bounds(Universe universe) {
        try {
            return universe.bounds().orElse(null);
        } catch (GolException e) {
            if (e.code() == ErrorCode.BEYOND_PLANE) {
                return null;
            }
            throw e;
        }
    }

    private static String engineName(Universe universe) {
        return universe.activeEngine().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> corners(BoundingBox box) {
        Map<String, Long> corners = new LinkedHashMap<>();
        corners.put("minX", box.minX());
        corners.put("minY", box.minY());
        corners.put("maxX", box.maxX());
        corners.put("maxY", box.maxY());
        return corners;
    }

    private static String text(BoundingBox box) {
        return "x %d..%d, y %d..%d (%d x %d)"
                .formatted(
                        box.minX(), box.maxX(), box.minY(), box.maxY(), box.width(), box.height());
    }
}

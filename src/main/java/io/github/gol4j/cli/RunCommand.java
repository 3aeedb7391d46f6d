package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.Universe;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin private PatternInput input;

    @Option(
            names = {"-g", "--generations"},
            paramLabel = "N",
            defaultValue = "1000",
            converter = CountConverter.class,
            description = "How many generations (default: ${DEFAULT-VALUE}).")
    private long generations;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        try (Universe universe = input.open()) {
            long start = System.nanoTime();
            Progress.advance(universe, generations, spec.commandLine().getErr());
            print(universe, (System.nanoTime() - start) / 1e9);
        }
    }

    private void print(Universe universe, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        @Nullable BoundingBox box = universe.bounds().orElse(null);
        String background = universe.isBackgroundAlive() ? "alive" : "dead";
        if (json) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("pattern", input.name());
            values.put("rule", universe.rule());
            values.put("generation", universe.generation());
            values.put("population", universe.population());
            values.put("background", background);
            values.put("bounds", box == null ? null : corners(box));
            values.put("seconds", seconds);
            Json.print(out, values);
            return;
        }
        new Table()
                .row("pattern", input.name())
                .row("rule", universe.rule())
                .row("generation", universe.generation())
                .row("population", universe.population())
                .row("background", background)
                .row("bounding box", box == null ? "empty" : text(box))
                .row("time", String.format(Locale.ROOT, "%.6f s", seconds))
                .print(out);
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

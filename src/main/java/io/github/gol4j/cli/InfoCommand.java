package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.GolException;
import io.github.gol4j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is in pattern files. */
@Command(
        name = "info",
        description = {
            "Show what a pattern file holds: size, population, rule, density, comments.",
            "Of long comments it shows the first 20 lines, and the first 200 characters of each;"
                    + " --json prints all."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j info gun.rle",
            "  gol4j info --json *.mc.gz",
            "  curl -s URL | gol4j info -",
        })
final class InfoCommand implements Callable<Integer> {

    private static final int MOST_LINES = 20;

    /** In characters. */
    private static final int LONGEST_LINE = 200;

    @Parameters(
            paramLabel = "PATTERN",
            arity = "1..*",
            description = PatternInput.DESCRIPTION + ".")
    private List<String> names = List.of();

    @Mixin private MemoryOption memory = new MemoryOption();

    @Option(names = "--json", description = "Print JSON, a line for each pattern.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        int exitCode = ExitCode.OK;
        boolean first = true;
        for (String name : names) {
            try {
                Report report = report(name, PatternInput.read(name, memory));
                if (!first && !json) {
                    spec.commandLine().getOut().println();
                }
                report.print(spec.commandLine().getOut(), json);
                first = false;
            } catch (BadInputException | GolException e) {
                // The others may be in order.
                spec.commandLine().getErr().println("gol4j: " + MemoryOption.message(e, spec));
                exitCode = ExitCode.of(e);
            }
        }
        return exitCode;
    }

    private static Report report(String name, Pattern pattern) {
        Report report = new Report().add("pattern", name);
        optional(report, "format", pattern.format());
        optional(report, "name", pattern.name());
        optional(report, "author", pattern.author());
        BoardReport.addPattern(report, pattern);
        addDensity(report, pattern);
        List<String> comments = pattern.comments();
        report.add("comments", comments, "comments", excerpt(comments));
        return report;
    }

    /** The first of many lines, and of each as much as can be read at a glance. */
    private static String excerpt(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            boolean whole = line.codePointCount(0, line.length()) <= LONGEST_LINE;
            text.append(whole ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)))
                    .append(whole ? "\n" : " …\n");
        }
        if (lines.size() > MOST_LINES) {
            text.append(
                    "and %,d more lines, which --json prints".formatted(lines.size() - MOST_LINES));
        }
        return text.toString();
    }

    private static void optional(Report report, String key, Optional<?> value) {
        @Nullable String text = value.map(Object::toString).orElse(null);
        report.add(key, text, key, text == null ? "not said" : text);
    }

    private static void addDensity(Report report, Pattern pattern) {
        Optional<BoundingBox> bounds = BoardReport.withinPlane(pattern::bounds);
        @Nullable Double density =
                bounds.map(
                                box ->
                                        pattern.population().doubleValue()
                                                / BoardReport.width(box).doubleValue()
                                                / BoardReport.height(box).doubleValue())
                        .orElse(null);
        report.add(
                "density",
                density,
                "density",
                density == null
                        ? "unknown"
                        : String.format(Locale.ROOT, "%.3g of the bounding box", density));
    }
}

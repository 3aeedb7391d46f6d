package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import io.github.gol4j.cli.chart.Chart;
import io.github.gol4j.cli.chart.Sample;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws how a population grows and shrinks. */
@Command(
        name = "plot",
        description = "Plot the population over time as PNG or SVG, or print it as JSON.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j plot acorn -g 6000 -o acorn.svg",
            "  gol4j plot gosper-gun -g 100000 --every 100 -o gun.png --log --size 1600x900",
            "  gol4j plot r-pentomino -g 1200 --json",
        })
final class PlotCommand implements Callable<Integer> {

    enum Format {
        PNG,
        SVG
    }

    /** More than a screen has columns would not be seen. */
    private static final long AUTOMATIC_SAMPLES = 2_000;

    private static final long MOST_SAMPLES = 1_000_000;

    @Mixin private UniverseInput input = new UniverseInput();

    @Option(
            names = {"-g", "--generations"},
            paramLabel = "N",
            defaultValue = "1000",
            converter = CountConverter.Small.class,
            description = "How many generations (default: ${DEFAULT-VALUE}).")
    private long generations;

    @Option(
            names = "--every",
            paramLabel = "N",
            converter = CountConverter.Small.class,
            description = "Count every N generations (default: so that there are 2000 points).")
    private @Nullable Long every;

    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            completionCandidates = FormatName.class,
            description = "png or svg (default: by the file's ending).")
    private @Nullable Format format;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1000x600",
            converter = PixelSize.Converter.class,
            description = "The size in pixels (default: ${DEFAULT-VALUE}).")
    private PixelSize size;

    @Option(
            names = "--log",
            description =
                    "A logarithmic scale for the population, on which generations without a cell"
                            + " leave a gap.")
    private boolean logarithmic;

    @Option(
            names = "--json",
            description =
                    "Print the numbers as JSON, with or without drawing them. With --output - they"
                            + " go to stderr.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** A picture's format by its name. */
    static final class FormatName extends Choice<Format> {
        FormatName() {
            super("format of plots", Format.values());
        }
    }

    @Override
    public Integer call() {
        boolean drawn = output.isGiven() || !json;
        if (format != null && !drawn) {
            throw usage("--format is that of a picture, which --output FILE asks for");
        }
        @Nullable Format chosen = drawn ? output.format(Format.class, format) : null;
        output.check();
        long step = every == null ? Math.max(1, generations / AUTOMATIC_SAMPLES) : every;
        if (step == 0 || generations / step > MOST_SAMPLES) {
            throw usage("--every %d would make too many points".formatted(step));
        }
        try (Universe universe = input.open()) {
            return Interruption.abandonable(
                    spec.commandLine().getErr(), () -> plot(universe, step, chosen));
        }
    }

    private void plot(Universe universe, long step, @Nullable Format chosen) {
        List<Sample> samples = samples(universe, step);
        if (chosen != null) {
            Chart chart =
                    new Chart(title(universe), samples, size.width(), size.height(), logarithmic);
            output.write(stream -> draw(chart, chosen, stream));
        }
        if (json) {
            print(universe, samples);
        }
    }

    private List<Sample> samples(Universe universe, long step) {
        List<Sample> samples = new ArrayList<>();
        samples.add(sample(universe));
        Odometer odometer = new Odometer(universe);
        Progress.watch(
                odometer::progress,
                BigInteger.valueOf(generations),
                spec.commandLine().getErr(),
                () -> odometer.advance(generations, step, () -> samples.add(sample(universe))));
        return samples;
    }

    private static Sample sample(Universe universe) {
        return new Sample(universe.generationExact(), universe.populationExact());
    }

    private String title(Universe universe) {
        return "%s, %s".formatted(input.name(), universe.rule());
    }

    private static void draw(Chart chart, Format format, OutputStream stream) throws IOException {
        if (format == Format.SVG) {
            stream.write(chart.svg().getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            Pictures.writePng(chart.image(), stream);
        } catch (LinkageError | InternalError | NullPointerException e) {
            // Which of them depends on the Java; it has no better way to say so.
            throw new IOException(
                    "Java found no fonts for the text: use SVG, or on Debian apt install fontconfig"
                            + " fonts-dejavu-core",
                    e);
        }
    }

    private void print(Universe universe, List<Sample> samples) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("pattern", input.name());
        values.put("rule", universe.rule());
        values.put("generations", samples.stream().map(Sample::generation).toList());
        values.put("populations", samples.stream().map(Sample::population).toList());
        Json.print(output.isGiven() ? output.reportTo() : spec.commandLine().getOut(), values);
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

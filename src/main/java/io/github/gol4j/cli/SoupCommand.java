package io.github.gol4j.cli;

import io.github.gol4j.Cell;
import io.github.gol4j.Pattern;
import io.github.gol4j.Rule;
import io.github.gol4j.Soup;
import io.github.gol4j.Symmetry;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Makes a random pattern. */
@Command(
        name = "soup",
        description = {
            "Make a random pattern, the same on every machine for the same options.",
            "Without --seed it is another one each time; its seed is among its comments.",
            "Its top left corner is the origin. On a bounded grid, as that of B3/S23:T64,64, it is in"
                    + " the middle."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j soup --seed 42",
            "  gol4j soup --size 1024x1024 --density 0.3 --seed 1 -o soup.rle.gz",
            "  gol4j soup --symmetry D8 | gol4j run - --until-stable",
        })
final class SoupCommand implements Runnable {

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "16x16",
            converter = SizeConverter.class,
            description = "Width and height (default: ${DEFAULT-VALUE}).")
    private SizeConverter.Size size = new SizeConverter.Size(16, 16);

    @Option(
            names = "--density",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            converter = Density.class,
            description = "The share of live cells, from 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double density;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seed.class,
            description = "A number of 64 bits with a sign (default: a random one).")
    private @Nullable Long seed;

    @Option(
            names = "--symmetry",
            paramLabel = "NAME",
            defaultValue = "C1",
            converter = SymmetryName.class,
            completionCandidates = SymmetryName.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Symmetry symmetry = Symmetry.C1;

    @Option(
            names = {"-r", "--rule"},
            paramLabel = "RULE",
            defaultValue = "B3/S23",
            description = "The rule to write (default: ${DEFAULT-VALUE}).")
    private String rule = "";

    @Mixin private PatternOutput output = new PatternOutput();

    @Mixin private WrittenReport report = new WrittenReport();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        output.check();
        Rule written = PatternInput.rule(rule);
        Soup soup = soup();
        Progress.working(
                "making and writing %,d x %,d cells".formatted(size.width(), size.height()),
                spec.commandLine().getErr(),
                () -> make(soup, written));
    }

    private void make(Soup soup, Rule written) {
        Pattern pattern =
                placed(Pattern.soup(soup).withRule(written), soup)
                        .withComments(List.of(command(soup, written)));
        output.write(pattern);
        report.print(
                output,
                output.chosen(),
                r -> {
                    r.add("seed", soup.seed())
                            .add("width", soup.width())
                            .add("height", soup.height())
                            .add("density", soup.density())
                            .add("symmetry", soup.symmetry());
                    BoardReport.addPattern(r, pattern);
                });
    }

    private Soup soup() {
        try {
            return Soup.of(size.width(), size.height())
                    .withSeed(seed == null ? new SecureRandom().nextLong() : seed)
                    .withDensity(density)
                    .withSymmetry(symmetry);
        } catch (IllegalArgumentException e) {
            throw output.usage(e.getMessage());
        }
    }

    /**
     * On a bounded grid, whose middle is the origin, in the middle, as the reader of RLE has it.
     */
    private static Pattern placed(Pattern atOrigin, Soup soup) {
        if (!UniverseInput.isBounded(atOrigin.ruleText())
                || soup.width() == 0
                || soup.height() == 0) {
            return atOrigin;
        }
        int left = -(soup.width() / 2);
        int top = -(soup.height() / 2);
        // Not only the cells that happen to be alive.
        Cell first = new Cell(left, top);
        Cell last = new Cell(left + soup.width() - 1L, top + soup.height() - 1L);
        try {
            UniverseInput.requireOnGrid(Pattern.of(Set.of(first, last), atOrigin.rule()));
        } catch (BadInputException e) {
            throw new BadInputException(
                    "a soup of %d x %d cells is larger than the grid of %s: choose a smaller --size or a larger grid"
                            .formatted(soup.width(), soup.height(), atOrigin.ruleText()));
        }
        return atOrigin.translate(left, top);
    }

    /** What makes the same soup again, at the same place. */
    private String command(Soup soup, Rule written) {
        return "gol4j soup --size %dx%d --density %s --seed %d --symmetry %s%s"
                .formatted(
                        soup.width(),
                        soup.height(),
                        density,
                        soup.seed(),
                        symmetry,
                        written.equals(Rule.LIFE) ? "" : " --rule " + written);
    }

    /** Width and height in cells. */
    static final class SizeConverter implements ITypeConverter<SizeConverter.Size> {

        record Size(int width, int height) {}

        private static final java.util.regex.Pattern SHAPE =
                java.util.regex.Pattern.compile("(\\d{1,9})x(\\d{1,9})");

        @Override
        public Size convert(String text) {
            Matcher shape = SHAPE.matcher(text);
            if (!shape.matches()) {
                throw new TypeConversionException("'%s' is no size such as 64x48".formatted(text));
            }
            return new Size(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)));
        }
    }

    /** The share of live cells. */
    static final class Density implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            try {
                double share = Double.parseDouble(text);
                if (0 <= share && share <= 1) {
                    return share;
                }
            } catch (NumberFormatException e) {
                // Told below, with what can be written.
            }
            throw new TypeConversionException(
                    "'%s' is no share from 0 to 1, such as 0.375".formatted(text));
        }
    }

    /** What the random numbers start from. */
    static final class Seed implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "'%s' is no whole number from -2^63 to 2^63 - 1".formatted(text));
            }
        }
    }

    /** A symmetry by its name. */
    static final class SymmetryName extends Choice<Symmetry> {

        SymmetryName() {
            super("symmetry", Symmetry.values());
        }

        @Override
        String word(Symmetry symmetry) {
            return symmetry.toString();
        }
    }
}

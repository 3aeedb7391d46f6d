package io.github.gol4j.cli;

import io.github.gol4j.Pattern;
import io.github.gol4j.Soup;
import io.github.gol4j.Symmetry;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
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
            "Without --seed it is another one each time; its seed is among its comments."
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
            description = "The share of live cells, from 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double density;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "A number of 64 bits with a sign (default: a random one).")
    private @Nullable Long seed;

    @Option(
            names = "--symmetry",
            paramLabel = "NAME",
            defaultValue = "C1",
            converter = SymmetryName.class,
            completionCandidates = SymmetryName.Names.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Symmetry symmetry = Symmetry.C1;

    @Option(
            names = {"-r", "--rule"},
            paramLabel = "RULE",
            defaultValue = "B3/S23",
            description = "The rule to write (default: ${DEFAULT-VALUE}).")
    private String rule = "";

    @Mixin private PatternOutput output = new PatternOutput();

    @Override
    public void run() {
        output.check();
        long used = seed == null ? new SecureRandom().nextLong() : seed;
        Soup soup;
        try {
            soup =
                    Soup.of(size.width(), size.height())
                            .withSeed(used)
                            .withDensity(density)
                            .withSymmetry(symmetry);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e);
        }
        output.write(
                Pattern.soup(soup)
                        .withRule(PatternInput.rule(rule))
                        .withComments(
                                List.of(
                                        "gol4j soup --size %dx%d --density %s --seed %d --symmetry %s"
                                                .formatted(
                                                        size.width(),
                                                        size.height(),
                                                        density,
                                                        used,
                                                        symmetry))));
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

    /** A symmetry by its name. */
    static final class SymmetryName implements ITypeConverter<Symmetry> {

        @Override
        public Symmetry convert(String name) {
            try {
                return Symmetry.of(name);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }

        /** What a shell can complete. */
        static final class Names implements Iterable<String> {

            @Override
            public Iterator<String> iterator() {
                return Arrays.stream(Symmetry.values()).map(Symmetry::toString).iterator();
            }
        }
    }
}

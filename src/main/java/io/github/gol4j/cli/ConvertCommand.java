package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.Pattern;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a pattern in another format. */
@Command(
        name = "convert",
        description = {
            "Write a pattern in another format, with its rule, generation, position and comments.",
            "What is to be changed is changed in this order: rule, crop, rotate, flip, move."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j convert gun.mc -o gun.rle",
            "  gol4j convert gosper-gun --rotate 90 --move 100,0 --format life106",
            "  gol4j convert - -o packed.rle.gz < soup.cells",
        })
final class ConvertCommand implements Runnable {

    @Parameters(paramLabel = "PATTERN", description = PatternInput.DESCRIPTION + ".")
    private String name = "";

    @Mixin private PatternOutput output = new PatternOutput();

    @Mixin private MemoryOption memory = new MemoryOption();

    @Option(
            names = {"-r", "--rule"},
            paramLabel = "RULE",
            description = "The rule to write (default: that of the file).")
    private @Nullable String rule;

    @Option(
            names = "--crop",
            paramLabel = "X,Y,W,H",
            converter = RegionConverter.class,
            description = "Only the cells of this rectangle.")
    private @Nullable BoundingBox crop;

    @Option(
            names = "--rotate",
            paramLabel = "DEGREES",
            converter = Degrees.class,
            completionCandidates = Degrees.class,
            description = "Turn clockwise by 90, 180 or 270 degrees about the origin.")
    private Pattern.@Nullable Rotation rotation;

    @Option(
            names = "--flip",
            paramLabel = "HOW",
            converter = Mirror.class,
            completionCandidates = Mirror.class,
            description =
                    "Mirror at the origin: horizontal (left and right change places), vertical or"
                            + " diagonal (x and y change places).")
    private Pattern.@Nullable Flip flip;

    @Option(
            names = "--move",
            paramLabel = "DX,DY",
            converter = OffsetConverter.class,
            description = "Move to the right and down.")
    private OffsetConverter.@Nullable Offset offset;

    @Mixin private WrittenReport report = new WrittenReport();

    @Override
    public void run() {
        output.check();
        Pattern pattern = pattern();
        output.write(pattern);
        report.print(output, output.chosen(), r -> BoardReport.addPattern(r, pattern));
    }

    private Pattern pattern() {
        Pattern original = PatternInput.read(name, memory);
        if (rule == null) {
            return changed(original);
        }
        Pattern pattern = changed(original.withRule(PatternInput.rule(rule)));
        UniverseInput.requireOnGrid(pattern);
        return pattern;
    }

    private Pattern changed(Pattern original) {
        Pattern pattern = original;
        if (crop != null) {
            pattern = pattern.crop(crop);
        }
        if (rotation != null) {
            pattern = moved("--rotate", pattern, p -> p.rotate(rotation));
        }
        if (flip != null) {
            pattern = moved("--flip", pattern, p -> p.flip(flip));
        }
        if (offset != null) {
            pattern = moved("--move", pattern, p -> p.translate(offset.dx(), offset.dy()));
        }
        return pattern;
    }

    private static Pattern moved(String option, Pattern pattern, UnaryOperator<Pattern> move) {
        try {
            return move.apply(pattern);
        } catch (GolException e) {
            if (e.code() == ErrorCode.OUT_OF_PLANE) {
                throw new BadInputException(
                        "%s does not go with this pattern: %s".formatted(option, e.getMessage()));
            }
            throw e;
        }
    }

    /** How far to turn, clockwise. */
    static final class Degrees extends Choice<Pattern.Rotation> {

        Degrees() {
            super("turn in degrees", Pattern.Rotation.values());
        }

        @Override
        String word(Pattern.Rotation rotation) {
            return switch (rotation) {
                case CLOCKWISE -> "90";
                case HALF -> "180";
                case COUNTERCLOCKWISE -> "270";
            };
        }
    }

    /** What to mirror. */
    static final class Mirror extends Choice<Pattern.Flip> {

        Mirror() {
            super("way to mirror", Pattern.Flip.values());
        }

        @Override
        String word(Pattern.Flip flip) {
            return switch (flip) {
                case LEFT_RIGHT -> "horizontal";
                case TOP_BOTTOM -> "vertical";
                case DIAGONAL -> "diagonal";
            };
        }
    }
}

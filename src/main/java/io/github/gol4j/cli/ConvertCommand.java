package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a pattern in another format. */
@Command(
        name = "convert",
        description = {
            "Write a pattern in another format, with its rule, generation, position and comments.",
            "What is to be changed is changed in this order: crop, rotate, flip, move."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j convert gun.mc -o gun.rle",
            "  gol4j convert gosper-gun --rotate 90 --move 100,0 --format life106",
            "  gol4j convert - -o packed.rle.gz < soup.cells",
        })
final class ConvertCommand implements Runnable {

    enum Mirror {
        HORIZONTAL,
        VERTICAL,
        DIAGONAL
    }

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
            description = "Turn clockwise by 90, 180 or 270 degrees about the origin.")
    private @Nullable Integer rotation;

    @Option(
            names = "--flip",
            paramLabel = "HOW",
            description =
                    "Mirror at the origin: horizontal (left and right change places), vertical or"
                            + " diagonal (x and y change places).")
    private @Nullable Mirror mirror;

    @Option(
            names = "--move",
            paramLabel = "DX,DY",
            converter = OffsetConverter.class,
            description = "Move to the right and down.")
    private OffsetConverter.@Nullable Offset offset;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        if (rotation != null && rotation != 90 && rotation != 180 && rotation != 270) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--rotate must be 90, 180 or 270");
        }
        output.check();
        Pattern pattern = PatternInput.read(name, memory);
        output.write(changed(rule == null ? pattern : pattern.withRule(PatternInput.rule(rule))));
    }

    private Pattern changed(Pattern original) {
        Pattern pattern = original;
        if (crop != null) {
            pattern = pattern.crop(crop);
        }
        if (rotation != null) {
            pattern =
                    pattern.rotate(
                            switch (rotation) {
                                case 90 -> Pattern.Rotation.CLOCKWISE;
                                case 180 -> Pattern.Rotation.HALF;
                                default -> Pattern.Rotation.COUNTERCLOCKWISE;
                            });
        }
        if (mirror != null) {
            pattern =
                    pattern.flip(
                            switch (mirror) {
                                case HORIZONTAL -> Pattern.Flip.LEFT_RIGHT;
                                case VERTICAL -> Pattern.Flip.TOP_BOTTOM;
                                case DIAGONAL -> Pattern.Flip.DIAGONAL;
                            });
        }
        return offset == null ? pattern : pattern.translate(offset.dx(), offset.dy());
    }
}

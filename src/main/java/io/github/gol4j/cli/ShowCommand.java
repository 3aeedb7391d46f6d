package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.view.Ages;
import io.github.gol4j.cli.view.Colouring;
import io.github.gol4j.cli.view.DotGrid;
import io.github.gol4j.cli.view.TextRenderer;
import io.github.gol4j.cli.view.TextStyle;
import io.github.gol4j.cli.view.View;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a board as text. */
@Command(
        name = "show",
        description = {
            "Print a board as text, as wide as the terminal at most.",
            "What is wider is shown smaller: each dot then stands for a square of cells, and is"
                    + " there if any of them is alive."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j show gosper-gun -g 120",
            "  gol4j show metapixel.mc.gz --width 200",
            "  gol4j show acorn -g 5206 --style braille --width 60",
            "  gol4j show glider --style text --view -2,-2,8,8",
        })
final class ShowCommand implements Callable<Integer> {

    /** More than any terminal shows, and few enough to count dots. */
    private static final int LARGEST = 10_000;

    private static final int SMALLEST = 2;

    @Mixin private UniverseInput input = new UniverseInput();

    @Option(
            names = {"-g", "--generations"},
            paramLabel = "N",
            defaultValue = "0",
            converter = CountConverter.class,
            description = "How many generations to run first (default: ${DEFAULT-VALUE}).")
    private BigInteger generations = BigInteger.ZERO;

    @Mixin private TextOptions text = new TextOptions();

    @Option(
            names = "--view",
            paramLabel = "X,Y,W,H",
            converter = RegionConverter.class,
            description = "The part to show (default: all of the pattern).")
    private @Nullable BoundingBox region;

    @Option(
            names = "--width",
            paramLabel = "N",
            converter = Size.class,
            description = "At most so many characters a line (default: the terminal's).")
    private @Nullable Integer width;

    @Option(
            names = "--height",
            paramLabel = "N",
            defaultValue = "1000",
            converter = Size.class,
            description = "At most so many lines (default: ${DEFAULT-VALUE}).")
    private int height;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** How many characters there are in a line, or lines. */
    static final class Size extends WholeNumber {
        Size() {
            super(SMALLEST, LARGEST);
        }
    }

    @Override
    public Integer call() {
        // A terminal may say anything of itself.
        int columns = width == null ? Math.clamp(Terminals.width(), SMALLEST, LARGEST) : width;
        TextStyle style = text.style();
        try (Universe universe = input.open()) {
            PrintWriter err = spec.commandLine().getErr();
            return Interruption.abandonable(
                    err,
                    () -> {
                        Progress.advance(universe, generations, err);
                        shown(universe).ifPresent(box -> print(universe, box, style, columns));
                    });
        }
    }

    private Optional<BoundingBox> shown(Universe universe) {
        if (region != null) {
            return Optional.of(region);
        }
        return Framing.bounds(universe);
    }

    private void print(Universe universe, BoundingBox shown, TextStyle style, int columns) {
        int shift = View.fittingShift(shown, columns * style.columns(), height * style.rows());
        if (shift > 0) {
            spec.commandLine()
                    .getErr()
                    .printf("gol4j: each dot is 2^%d x 2^%d cells%n", shift, shift);
        }
        DotGrid grid = DotGrid.of(universe, View.around(shown, shift));
        Colouring colouring = Colouring.DENSITY;
        boolean coloured = shift > 0 && Terminals.coloursWanted() && Terminals.stdoutIsTerminal();
        new TextRenderer(style, coloured ? colouring.palette() : null)
                .lines(colouring.paint(grid, new Ages(grid)))
                .forEach(spec.commandLine().getOut()::println);
    }
}

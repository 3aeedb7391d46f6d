package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.view.Colouring;
import io.github.gol4j.cli.view.Frame;
import io.github.gol4j.cli.view.GifWriter;
import io.github.gol4j.cli.view.ImageRenderer;
import io.github.gol4j.cli.view.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws a board as a PNG, or its history as an animated GIF. */
@Command(
        name = "render",
        description = "Draw a generation as a PNG, or many as an animated GIF.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j render acorn -g 5206 -o acorn.png --colour age",
            "  gol4j render gosper-gun -g 300 --every 2 -o gun.gif --zoom 4 --grid",
            "  gol4j render lwss -g 200 -o ship.gif --follow --delay 40",
        })
final class RenderCommand implements Callable<Integer> {

    enum Format {
        PNG,
        GIF
    }

    private static final int PIXELS_OF_A_PNG = 1_000;
    private static final int PIXELS_OF_A_GIF = 500;
    private static final long MOST_PIXELS = 50_000_000;

    /**
     * More than an hour at the usual delay, and more than programs that unpack a film as a whole
     * have memory for. The format itself has no limit.
     */
    private static final long MOST_IMAGES = 100_000;

    private static final long MOST_MARGIN = 1_000_000_000;

    /** The format has 16 bits for a width. */
    private static final int WIDEST_GIF = 65_535;

    @Mixin private UniverseInput input = new UniverseInput();

    @Option(
            names = {"-g", "--generations"},
            paramLabel = "N",
            converter = CountConverter.Small.class,
            description =
                    "The generation of a PNG (default: 0), the last one of a GIF (default: 100); below"
                            + " 2^63.")
    private @Nullable Long generations;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.Small.class,
            description =
                    "An image of a GIF every N generations, and one of the last (default:"
                            + " ${DEFAULT-VALUE}). Besides the first there are at most 100000.")
    private long every;

    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            completionCandidates = FormatName.class,
            description = "${COMPLETION-CANDIDATES} (default: by the file's ending).")
    private @Nullable Format format;

    @Option(
            names = "--zoom",
            paramLabel = "ZOOM",
            converter = Zoom.Converter.class,
            description =
                    "Pixels a cell, such as 4, or cells a pixel, such as 1/8 (default: what gives"
                            + " at most 1000 x 1000 pixels, for a GIF 500 x 500).")
    private @Nullable Zoom zoom;

    @Option(names = "--grid", description = "Draw lines between the cells.")
    private boolean grid;

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "WHAT",
            defaultValue = "plain",
            converter = ColouringName.class,
            completionCandidates = ColouringName.class,
            description = "What colours tell: plain, age or density (default: ${DEFAULT-VALUE}).")
    private Colouring colouring;

    @Option(
            names = "--view",
            paramLabel = "X,Y,W,H",
            converter = RegionConverter.class,
            description = "The part to draw (default: all that is ever alive).")
    private @Nullable BoundingBox region;

    @Option(names = "--follow", description = "Keep the pattern in the middle of the image.")
    private boolean follow;

    @Option(
            names = "--margin",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.Small.class,
            description = "Cells to leave free around the pattern (default: ${DEFAULT-VALUE}).")
    private long margin;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            converter = Delay.class,
            defaultValue = "50",
            description = "How long each image of a GIF stays, in ms (default: ${DEFAULT-VALUE}).")
    private int delay;

    @Mixin private WrittenReport report = new WrittenReport();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** A picture's format by its name. */
    static final class FormatName extends Choice<Format> {
        FormatName() {
            super("format of pictures", Format.values());
        }
    }

    /** In thousandths of a second. */
    static final class Delay extends WholeNumber {
        Delay() {
            super(10, 600_000);
        }
    }

    @Override
    public Integer call() {
        Format chosen = output.format(Format.class, format);
        output.check();
        if (every == 0) {
            throw usage("--every must be at least 1");
        }
        if (margin > MOST_MARGIN) {
            throw usage("--margin must be at most " + MOST_MARGIN);
        }
        long last = generations == null ? chosen == Format.GIF ? 100 : 0 : generations;
        if (chosen == Format.GIF && Math.ceilDiv(last, every) > MOST_IMAGES) {
            throw usage(
                    "a GIF has at most %d images besides the first, and --every %d would make %d: choose --every %d or more"
                            .formatted(
                                    MOST_IMAGES,
                                    every,
                                    Math.ceilDiv(last, every),
                                    Math.ceilDiv(last, MOST_IMAGES)));
        }
        try (Universe universe = input.open()) {
            return Interruption.abandonable(
                    spec.commandLine().getErr(), () -> render(universe, chosen, last));
        }
    }

    private void render(Universe universe, Format chosen, long last) {
        BoundingBox shown = region == null ? neededRoom(universe, chosen, last) : region;
        int pixels = chosen == Format.GIF ? PIXELS_OF_A_GIF : PIXELS_OF_A_PNG;
        Zoom scale = zoom == null ? Zoom.fitting(shown, pixels) : zoom;
        if (grid && scale.square() < ImageRenderer.LEAST_SQUARE_WITH_GRID) {
            throw usage(
                    "--grid needs a --zoom of %d or more"
                            .formatted(ImageRenderer.LEAST_SQUARE_WITH_GRID));
        }
        checkSize(shown, scale, chosen);
        Framing framing =
                follow
                        ? Framing.following(shown, scale.shift())
                        : Framing.fixed(shown, scale.shift());
        Film film = new Film(universe, framing, colouring);
        Images images = new Images(new ImageRenderer(scale.square(), grid, colouring.palette()));
        Progress.watch(
                film::progress,
                BigInteger.valueOf(last),
                spec.commandLine().getErr(),
                () -> output.write(stream -> write(chosen, film, images, last, stream)));
        report.print(output, chosen, about -> describe(about, images, universe));
    }

    private void describe(Report about, Images images, Universe universe) {
        about.add("images", images.count)
                .add("width", images.width)
                .add("height", images.height)
                .add("pattern", input.name())
                .add("rule", universe.rule())
                .add("generation", universe.generationExact())
                .add("population", universe.populationExact());
    }

    /** Draws frames, and keeps count of the images. */
    private static final class Images {

        private final ImageRenderer renderer;
        private int count;
        private int width;
        private int height;

        Images(ImageRenderer renderer) {
            this.renderer = renderer;
        }

        BufferedImage draw(Frame frame) {
            BufferedImage image = renderer.image(frame);
            count++;
            width = image.getWidth();
            height = image.getHeight();
            return image;
        }
    }

    private void write(Format chosen, Film film, Images images, long last, OutputStream stream)
            throws IOException {
        if (chosen == Format.PNG) {
            film.shootLast(last, frame -> Pictures.writePng(images.draw(frame), stream));
            return;
        }
        try (GifWriter gif = new GifWriter(stream, delay)) {
            film.shoot(last, every, frame -> gif.add(images.draw(frame)));
        }
    }

    /** Runs a copy in advance to see how far the pattern gets. */
    private BoundingBox neededRoom(Universe universe, Format chosen, long last) {
        Extent extent = new Extent();
        try (Universe copy = universe.copy()) {
            Odometer odometer = new Odometer(copy);
            Progress.watch(
                    odometer::progress,
                    BigInteger.valueOf(last),
                    spec.commandLine().getErr(),
                    () -> {
                        boolean onlyLast = chosen == Format.PNG;
                        if (!onlyLast || last == 0) {
                            extent.add(Framing.bounds(copy));
                        }
                        odometer.advance(
                                last,
                                onlyLast ? last : every,
                                () -> extent.add(Framing.bounds(copy)));
                    });
        }
        return follow ? extent.largest(margin) : extent.around(margin);
    }

    private void checkSize(BoundingBox shown, Zoom scale, Format chosen) {
        double width = size(shown.minX(), shown.maxX(), scale);
        double height = size(shown.minY(), shown.maxY(), scale);
        boolean tooWide = chosen == Format.GIF && (width > WIDEST_GIF || height > WIDEST_GIF);
        if (tooWide || width * height > MOST_PIXELS) {
            throw usage(
                    "the image would have %.0f x %.0f pixels: choose a smaller --zoom, such as 1/%d, or a smaller --view"
                            .formatted(
                                    width,
                                    height,
                                    1L
                                            << View.fittingShift(
                                                    shown, PIXELS_OF_A_PNG, PIXELS_OF_A_PNG)));
        }
    }

    private static double size(long from, long to, Zoom scale) {
        return ((double) (to >> scale.shift()) - (from >> scale.shift()) + 1) * scale.square();
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

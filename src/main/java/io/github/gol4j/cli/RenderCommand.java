package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.view.Colouring;
import io.github.gol4j.cli.view.GifWriter;
import io.github.gol4j.cli.view.ImageRenderer;
import io.github.gol4j.cli.view.View;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
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
final class RenderCommand implements Runnable {

    enum Format {
        PNG,
        GIF
    }

    private static final int PIXELS_OF_A_PNG = 1_000;
    private static final int PIXELS_OF_A_GIF = 500;
    private static final long MOST_PIXELS = 50_000_000;

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
            description = "An image of a GIF every N generations (default: ${DEFAULT-VALUE}).")
    private long every;

    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
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
            defaultValue = "50",
            description = "How long each image of a GIF stays, in ms (default: ${DEFAULT-VALUE}).")
    private int delay;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        Format chosen = output.format(Format.class, format);
        output.check();
        if (every == 0) {
            throw usage("--every must be at least 1");
        }
        if (margin > MOST_MARGIN) {
            throw usage("--margin must be at most " + MOST_MARGIN);
        }
        if (delay < 10 || delay > 600_000) {
            throw usage("--delay must be from 10 to 600000 ms");
        }
        long last = generations == null ? chosen == Format.GIF ? 100 : 0 : generations;
        try (Universe universe = input.open()) {
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
            ImageRenderer renderer = new ImageRenderer(scale.square(), grid, colouring.palette());
            Progress.watch(
                    film::done,
                    BigInteger.valueOf(last),
                    spec.commandLine().getErr(),
                    () -> output.write(stream -> write(chosen, film, renderer, last, stream)));
        }
    }

    private void write(
            Format chosen, Film film, ImageRenderer renderer, long last, OutputStream stream)
            throws IOException {
        if (chosen == Format.GIF) {
            writeGif(film, renderer, last, stream);
        } else {
            film.shootLast(last, frame -> Pictures.writePng(renderer.image(frame), stream));
        }
    }

    private void writeGif(Film film, ImageRenderer renderer, long last, OutputStream stream)
            throws IOException {
        try (GifWriter gif = new GifWriter(stream, delay)) {
            film.shoot(last, every, frame -> gif.add(renderer.image(frame)));
        }
    }

    /** Runs a copy in advance to see how far the pattern gets. */
    private BoundingBox neededRoom(Universe universe, Format chosen, long last) {
        Extent extent = new Extent();
        try (Universe copy = universe.copy()) {
            boolean film = chosen == Format.GIF;
            long step = film ? every : Math.max(1, last);
            if (film) {
                extent.add(copy.bounds());
            }
            for (long done = film ? step : 0; done <= last; done += step) {
                Progress.advance(
                        copy, BigInteger.valueOf(film ? step : last), spec.commandLine().getErr());
                extent.add(copy.bounds());
                if (!film) {
                    break;
                }
            }
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

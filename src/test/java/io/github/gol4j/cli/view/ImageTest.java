package io.github.gol4j.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gol4j.GameOfLife;
import io.github.gol4j.Universe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTest {

    private static final View VIEW = new View(0, -20, -20, 60, 50);

    @Test
    void everyCellIsASquareOfItsColour() {
        Frame frame = new Frame(2, 1, new byte[] {0, Palette.LEVELS});
        BufferedImage image = new ImageRenderer(3, false, Palette.PLAIN).image(frame);
        assertEquals(6, image.getWidth());
        assertEquals(3, image.getHeight());
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 6; x++) {
                int shade = x < 3 ? 0 : Palette.LEVELS;
                assertEquals(Palette.PLAIN.colour(shade), image.getRGB(x, y) & 0xffffff);
            }
        }
    }

    @Test
    void gridLinesAreTheRightAndLowerEdgeOfEachSquare() {
        Frame frame = new Frame(1, 1, new byte[] {Palette.LEVELS});
        BufferedImage image = new ImageRenderer(3, true, Palette.PLAIN).image(frame);
        int grid = Palette.PLAIN.colour(Palette.PLAIN.gridIndex());
        for (int i = 0; i < 3; i++) {
            assertEquals(grid, image.getRGB(2, i) & 0xffffff);
            assertEquals(grid, image.getRGB(i, 2) & 0xffffff);
        }
        assertEquals(Palette.PLAIN.colour(Palette.LEVELS), image.getRGB(1, 1) & 0xffffff);
    }

    @Test
    void anAnimationDecodesToTheImagesThatWentIn() throws IOException {
        ImageRenderer renderer = new ImageRenderer(2, false, Palette.PLAIN);
        List<BufferedImage> images = new ArrayList<>();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Universe universe = new Universe();
                GifWriter gif = new GifWriter(file, 70)) {
            universe.setAll(GameOfLife.pattern("r-pentomino"), true);
            for (int generation = 0; generation < 20; generation++) {
                BufferedImage image = renderer.image(Boards.plain(universe, VIEW));
                images.add(image);
                gif.add(image);
                if (generation != 10) {
                    // Once, nothing changes.
                    universe.advance();
                }
            }
        }
        GifReader.Film film = GifReader.read(file.toByteArray());
        assertEquals(images.size(), film.images().size());
        assertEquals(7, film.delay());
        assertEquals(true, film.repeats());
        for (int i = 0; i < images.size(); i++) {
            assertEquals(
                    "",
                    GifReader.firstDifference(images.get(i), film.images().get(i)),
                    "image " + i);
        }
    }
}

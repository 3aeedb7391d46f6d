package io.github.gol4j.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRendererTest {

    /** A glider. */
    private static final long[] GLIDER = {1, 0, 2, 1, 0, 2, 1, 2, 2, 2};

    private static List<String> lines(TextStyle style, int columns, int rows) {
        try (Universe universe = Boards.universe(GLIDER)) {
            Frame frame = Boards.plain(universe, new View(0, 0, 0, columns, rows));
            return new TextRenderer(style, null).lines(frame);
        }
    }

    @Test
    void textHasALetterACell() {
        assertEquals(List.of(".O.", "..O", "OOO"), lines(TextStyle.TEXT, 3, 3));
    }

    @Test
    void halfBlocksHaveTwoCellsACharacter() {
        assertEquals(List.of(" \u2580\u2584", "\u2580\u2580\u2580"), lines(TextStyle.HALF, 3, 3));
    }

    @Test
    void brailleHasEightCellsACharacter() {
        // Dots 3, 4, 6 of the left character; dots 2, 3 of the right one.
        assertEquals(List.of("\u282c\u2806"), lines(TextStyle.BRAILLE, 3, 3));
    }

    @Test
    void everyBrailleDotHasItsBit() {
        for (int dot = 0; dot < 8; dot++) {
            byte[] shades = new byte[8];
            shades[dot] = 1;
            String text =
                    new TextRenderer(TextStyle.BRAILLE, null)
                            .lines(new Frame(2, 4, shades))
                            .getFirst();
            int[] unicodeDots = {1, 4, 2, 5, 3, 6, 7, 8};
            assertEquals(0x2800 + (1 << (unicodeDots[dot] - 1)), text.charAt(0));
        }
    }

    @Test
    void coloursAreOnlyThereIfWantedAndEndWithTheLine() {
        Frame frame = new Frame(2, 2, new byte[] {1, 0, Palette.LEVELS, 0});
        String plain = new TextRenderer(TextStyle.HALF, null).lines(frame).getFirst();
        assertEquals("\u2588 ", plain);
        String coloured = new TextRenderer(TextStyle.HALF, Palette.AGE).lines(frame).getFirst();
        assertTrue(coloured.contains("\u001b[38;5;231;48;5;"), "white above another colour");
        assertTrue(coloured.contains("\u2580"), "the upper half is the foreground");
        assertEquals(plain.length(), withoutColours(coloured).length());
        assertFalse(coloured.endsWith("m"), "the blank after it has no colour");
    }

    private static String withoutColours(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}

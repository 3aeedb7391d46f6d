package io.github.gol4j.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a picture as lines of text, with the terminal's 256 colours or without any. */
public final class TextRenderer {

    private static final String RESET = "\u001b[0m";

    private final TextStyle style;
    private final @Nullable Palette palette;

    /**
     * Makes a renderer.
     *
     * @param style how dots become characters
     * @param palette the colours, or null for none
     */
    public TextRenderer(TextStyle style, @Nullable Palette palette) {
        this.style = style;
        this.palette = palette;
    }

    /**
     * {@return the lines of a picture, without line ends}
     *
     * @param frame the picture
     */
    public List<String> lines(Frame frame) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row += style.rows()) {
            lines.add(palette == null ? plain(frame, row) : coloured(frame, row, palette));
        }
        return lines;
    }

    private String plain(Frame frame, int row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < frame.columns(); column += style.columns()) {
            line.append(style.character(frame, column, row));
        }
        return line.toString();
    }

    private String coloured(Frame frame, int row, Palette colours) {
        StringBuilder line = new StringBuilder();
        String current = "";
        for (int column = 0; column < frame.columns(); column += style.columns()) {
            String colour = colour(frame, column, row, colours);
            if (!colour.equals(current)) {
                line.append(colour.isEmpty() ? RESET : colour);
                current = colour;
            }
            // Two live halves of different colours are the one's foreground and the other's ground.
            char character = style.character(frame, column, row);
            line.append(colour.contains("48;") ? '\u2580' : character);
        }
        return line.append(current.isEmpty() ? "" : RESET).toString();
    }

    /** The escape sequence for a character, or nothing where it is blank. */
    private String colour(Frame frame, int column, int row, Palette colours) {
        int upper = 0;
        for (int dot = 0; dot < style.columns() * style.rows(); dot++) {
            int shade = frame.shade(column + dot % style.columns(), row + dot / style.columns());
            upper = Math.max(upper, shade);
        }
        if (upper == 0) {
            return "";
        }
        if (style != TextStyle.HALF) {
            return RESET + "\u001b[38;5;%dm".formatted(indexed(colours.colour(upper)));
        }
        int top = frame.shade(column, row);
        int bottom = frame.shade(column, row + 1);
        if (top == 0 || bottom == 0 || top == bottom) {
            return RESET + "\u001b[38;5;%dm".formatted(indexed(colours.colour(upper)));
        }
        return "\u001b[38;5;%d;48;5;%dm"
                .formatted(indexed(colours.colour(top)), indexed(colours.colour(bottom)));
    }

    /** The nearest colour of the cube of 6 x 6 x 6 that xterm's 256 colours have from number 16. */
    private static int indexed(int rgb) {
        int index = 0;
        for (int bits = 16; bits >= 0; bits -= 8) {
            int value = rgb >> bits & 0xff;
            // The cube's steps are 0, 95, 135, 175, 215, 255.
            int step = value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
            index = 6 * index + step;
        }
        return 16 + index;
    }
}

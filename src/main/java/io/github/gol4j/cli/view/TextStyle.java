package io.github.gol4j.cli.view;

/** How dots become characters. */
public enum TextStyle {
    /** A letter a dot: {@code O} and {@code .}, which is also the plaintext format of patterns. */
    TEXT(1, 1, "O."),
    /** Two dots above each other in a block character. */
    HALF(1, 2, "\u2580\u2584\u2588"),
    /** Two by four dots in a braille character. */
    BRAILLE(2, 4, "\u2801\u28ff");

    private final int columns;
    private final int rows;
    private final String sample;

    TextStyle(int columns, int rows, String sample) {
        this.columns = columns;
        this.rows = rows;
        this.sample = sample;
    }

    /** {@return how many dots a character is wide} */
    public int columns() {
        return columns;
    }

    /** {@return how many dots a character is high} */
    public int rows() {
        return rows;
    }

    /** {@return some of the characters, to see whether an encoding has them} */
    public String sample() {
        return sample;
    }

    /**
     * {@return the character for some dots}
     *
     * @param frame the picture
     * @param column the leftmost of its columns
     * @param row the topmost of its rows
     */
    char character(Frame frame, int column, int row) {
        return switch (this) {
            case TEXT -> frame.shade(column, row) == 0 ? '.' : 'O';
            case HALF -> {
                int top = frame.shade(column, row) == 0 ? 0 : 1;
                int bottom = frame.shade(column, row + 1) == 0 ? 0 : 2;
                yield " \u2580\u2584\u2588".charAt(top | bottom);
            }
            case BRAILLE -> {
                int bits = 0;
                for (int dot = 0; dot < 8; dot++) {
                    if (frame.shade(column + dot % 2, row + dot / 2) != 0) {
                        bits |= BRAILLE_BITS[dot];
                    }
                }
                yield (char) (0x2800 + bits);
            }
        };
    }

    /** Unicode numbers the dots of the upper three rows by columns, and those of the last after. */
    private static final int[] BRAILLE_BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};
}

package io.github.gol4j.cli.view;

/**
 * A picture in shades: 0 where nothing is alive, up to {@link Palette#LEVELS} elsewhere.
 *
 * @param columns how many dots wide
 * @param rows how many dots high
 * @param shades the shade of each dot, row by row; not to be changed
 */
public record Frame(int columns, int rows, byte[] shades) {

    /**
     * {@return the shade of a dot; 0 outside the picture}
     *
     * @param column its column
     * @param row its row
     */
    public int shade(int column, int row) {
        boolean inside = 0 <= column && column < columns && 0 <= row && row < rows;
        return inside ? shades[row * columns + column] : 0;
    }

    /**
     * {@return the picture with each dot as a square of dots}
     *
     * @param factor how many dots wide a square is
     */
    public Frame magnified(int factor) {
        byte[] large = new byte[Math.multiplyExact(columns * factor, rows * factor)];
        for (int row = 0; row < rows * factor; row++) {
            for (int column = 0; column < columns * factor; column++) {
                large[row * columns * factor + column] =
                        shades[row / factor * columns + column / factor];
            }
        }
        return new Frame(columns * factor, rows * factor, large);
    }
}

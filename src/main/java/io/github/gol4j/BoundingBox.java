package io.github.gol4j;

/**
 * A rectangle of cells, with both corners in it. Immutable, and safe for any thread.
 *
 * @param minX the leftmost column
 * @param minY the topmost row
 * @param maxX the rightmost column, at least {@code minX}
 * @param maxY the bottommost row, at least {@code minY}
 */
public record BoundingBox(long minX, long minY, long maxX, long maxY) {

    /**
     * Makes a rectangle.
     *
     * @throws IllegalArgumentException if it is upside down or inside out
     */
    public BoundingBox {
        if (minX > maxX || minY > maxY) {
            throw new IllegalArgumentException(
                    "no rectangle reaches from (%d, %d) to (%d, %d): give the top left corner first"
                            .formatted(minX, minY, maxX, maxY));
        }
    }

    /**
     * {@return the number of columns}
     *
     * @throws ArithmeticException if it is above {@link Long#MAX_VALUE}
     */
    public long width() {
        return Math.incrementExact(Math.subtractExact(maxX, minX));
    }

    /**
     * {@return the number of rows}
     *
     * @throws ArithmeticException if it is above {@link Long#MAX_VALUE}
     */
    public long height() {
        return Math.incrementExact(Math.subtractExact(maxY, minY));
    }

    /**
     * {@return whether a cell lies in the rectangle}
     *
     * @param x the cell's column
     * @param y the cell's row
     */
    public boolean contains(long x, long y) {
        return minX <= x && x <= maxX && minY <= y && y <= maxY;
    }
}

package io.github.gol4j.cli.view;

import io.github.gol4j.BoundingBox;

/**
 * A window onto the plane: so many columns and rows of dots, each of which stands for a square of
 * cells. Squares lie on multiples of their size, as the nodes of a quadtree do, so that they can be
 * counted without looking at single cells.
 *
 * @param shift the binary logarithm of a square's width: 0 for one cell a dot
 * @param left the leftmost column, counted in squares from the origin
 * @param top the topmost row, counted in squares from the origin
 * @param columns how many dots wide, at least 1
 * @param rows how many dots high, at least 1
 */
public record View(int shift, long left, long top, int columns, int rows) {

    /** Squares of this size cover the plane with two by two. */
    public static final int MAX_SHIFT = 63;

    /** Makes a view. What reaches beyond the plane's edges is moved back to them. */
    public View {
        if (shift < 0 || shift > MAX_SHIFT || columns < 1 || rows < 1) {
            throw new IllegalArgumentException(
                    "no view has shift %d, %d columns and %d rows".formatted(shift, columns, rows));
        }
        left = onPlane(left, shift, columns);
        top = onPlane(top, shift, rows);
    }

    /** A start at which at least the first dot lies on the plane, and no number overflows. */
    private static long onPlane(long start, int shift, int length) {
        long first = Long.MIN_VALUE >> shift;
        long last = (Long.MAX_VALUE >> shift) - (shift == 0 ? length - 1 : 0);
        return Math.clamp(start, first, last);
    }

    /**
     * {@return the smallest view around a region}
     *
     * @param region the region
     * @param shift how many cells a dot stands for
     * @throws IllegalArgumentException if it has more than 2^31 - 1 columns or rows
     */
    public static View around(BoundingBox region, int shift) {
        long columns = (region.maxX() >> shift) - (region.minX() >> shift) + 1;
        long rows = (region.maxY() >> shift) - (region.minY() >> shift) + 1;
        // Not positive: the region is as wide as the plane, and the number overflowed.
        if (columns < 1 || rows < 1 || columns > Integer.MAX_VALUE || rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the region is too large for one cell a dot");
        }
        return new View(
                shift, region.minX() >> shift, region.minY() >> shift, (int) columns, (int) rows);
    }

    /**
     * {@return the least shift with which a region has no more dots than these}
     *
     * @param region the region
     * @param columns the most columns, at least 2
     * @param rows the most rows, at least 2
     */
    public static int fittingShift(BoundingBox region, int columns, int rows) {
        int shift = 0;
        while (!fits(region.minX(), region.maxX(), shift, columns)
                || !fits(region.minY(), region.maxY(), shift, rows)) {
            shift++;
        }
        return shift;
    }

    private static boolean fits(long from, long to, int shift, int length) {
        return Long.compareUnsigned((to >> shift) - (from >> shift), length) < 0;
    }

    /**
     * {@return a view of a given size with a region in its middle}
     *
     * @param region the region
     * @param shift how many cells a dot stands for
     * @param columns how many dots wide
     * @param rows how many dots high
     */
    public static View centred(BoundingBox region, int shift, int columns, int rows) {
        return new View(
                shift,
                start(region.minX() >> shift, region.maxX() >> shift, columns),
                start(region.minY() >> shift, region.maxY() >> shift, rows),
                columns,
                rows);
    }

    private static long start(long from, long to, int length) {
        // The mean without overflow, rounded down.
        long middle = (from & to) + ((from ^ to) >> 1);
        return saturatingAdd(middle, -(length - 1L) / 2);
    }

    /**
     * {@return the same window moved}
     *
     * @param dotsRight by how many dots to the right
     * @param dotsDown by how many dots downwards
     */
    public View moved(long dotsRight, long dotsDown) {
        return new View(
                shift, saturatingAdd(left, dotsRight), saturatingAdd(top, dotsDown), columns, rows);
    }

    /**
     * {@return a window of another size or scale onto the same place: the middle stays}
     *
     * @param newShift how many cells a dot is to stand for
     * @param newColumns how many dots wide
     * @param newRows how many dots high
     */
    public View rescaled(int newShift, int newColumns, int newRows) {
        BoundingBox middle = new BoundingBox(centreX(), centreY(), centreX(), centreY());
        return centred(middle, newShift, newColumns, newRows);
    }

    /** {@return the column of cells in the middle} */
    public long centreX() {
        return saturatingShift(left + (columns - 1) / 2);
    }

    /** {@return the row of cells in the middle} */
    public long centreY() {
        return saturatingShift(top + (rows - 1) / 2);
    }

    /** {@return the cells that are in view: those of all dots that lie on the plane} */
    public BoundingBox region() {
        return new BoundingBox(
                left << shift,
                top << shift,
                lastCell(saturatingAdd(left, columns - 1L)),
                lastCell(saturatingAdd(top, rows - 1L)));
    }

    /** {@return how many cells a dot stands for, or {@link Long#MAX_VALUE} if that is less} */
    public long cellsPerDot() {
        return shift < 31 ? 1L << (2 * shift) : Long.MAX_VALUE;
    }

    private long lastCell(long dot) {
        return saturatingShift(dot) | ((1L << shift) - 1);
    }

    private long saturatingShift(long dot) {
        return Math.clamp(dot, Long.MIN_VALUE >> shift, Long.MAX_VALUE >> shift) << shift;
    }

    private static long saturatingAdd(long a, long b) {
        long sum = a + b;
        boolean overflowed = ((a ^ sum) & (b ^ sum)) < 0;
        return overflowed ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}

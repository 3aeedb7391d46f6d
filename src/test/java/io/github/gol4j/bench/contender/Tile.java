package io.github.gol4j.bench.contender;

/**
 * A part of the plane, {@link #WIDTH} columns and {@link #HEIGHT} rows, at two times: the one at
 * hand and the one before or after it, by parity.
 *
 * <p>A row is a {@code long} whose outermost bits stay free for the nearest columns of the
 * neighbours, so that some generations are computed without looking at other words.
 */
final class Tile {

    static final int WIDTH = Kernel.WIDTH;
    static final int HEIGHT = Kernel.HEIGHT;
    static final int TOP = Kernel.TOP;

    /** The bit of a row that is its first cell. */
    static final int FIRST = Kernel.LONGEST;

    private static final long[] EMPTY = new long[Kernel.ROWS];

    /** Where the tile is, counted in tiles. */
    final long x;

    final long y;

    private final long[] even = new long[Kernel.ROWS];
    private final long[] odd = new long[Kernel.ROWS];

    /** The tiles around it, by {@link #direction}, or null where there is none. */
    final Tile[] neighbours = new Tile[9];

    /** The rows when the board was remembered; see {@link TileLife#remember}. */
    long[] before = EMPTY;

    /** The pass for which the tile is on the list of those to compute. */
    long listedFor = -1;

    Tile(long x, long y) {
        this.x = x;
        this.y = y;
    }

    /** The place of a neighbour in {@link #neighbours}; each of dx and dy is -1, 0 or 1. */
    static int direction(int dx, int dy) {
        return 3 * (dy + 1) + dx + 1;
    }

    /** The rows at a time of that parity, from {@link #TOP} on. */
    long[] rows(int parity) {
        return parity == 0 ? even : odd;
    }

    private long[] neighbourRows(int dx, int dy, int parity) {
        Tile neighbour = neighbours[direction(dx, dy)];
        return neighbour == null ? EMPTY : neighbour.rows(parity);
    }

    /** Computes a later generation than the one of that parity, as {@link Kernel#step} says. */
    long compute(Kernel kernel, long[] window, int generations, int parity) {
        border(window, TOP - generations, generations, -1, parity);
        border(window, TOP + HEIGHT, generations, 1, parity);
        return kernel.step(
                rows(parity),
                neighbourRows(-1, 0, parity),
                neighbourRows(1, 0, parity),
                window,
                generations,
                rows(1 - parity));
    }

    /** The columns that can reach the neighbour in the west in so many generations. */
    static long west(int generations) {
        return (1L << generations) - 1 << FIRST;
    }

    /** Those that can reach the one in the east. */
    static long east(int generations) {
        return west(generations) << WIDTH - generations;
    }

    private void border(long[] window, int from, int count, int dy, int parity) {
        long[] west = neighbourRows(-1, dy, parity);
        long[] middle = neighbourRows(0, dy, parity);
        long[] east = neighbourRows(1, dy, parity);
        for (int i = from; i < from + count; i++) {
            int there = i - dy * HEIGHT;
            window[i] = middle[there] | west[there] >>> WIDTH | east[there] << WIDTH;
        }
    }
}

package io.github.gol4j.bench.contender;

/**
 * A part of the plane, {@link #WIDTH} columns and {@link #HEIGHT} rows, in two generations: the one
 * at hand and the one before or after it, by parity.
 *
 * <p>A row is a {@code long} whose bits 1 to 62 are its cells. The outermost bits stay free for the
 * nearest columns of the neighbours, so that a row is computed without looking at other words.
 */
final class Tile {

    static final int WIDTH = Kernel.WIDTH;
    static final int HEIGHT = Kernel.HEIGHT;

    static final long WESTMOST = 1L << 1;
    static final long EASTMOST = 1L << WIDTH;

    private static final long[] EMPTY = new long[HEIGHT];

    /** Where the tile is, counted in tiles. */
    final long x;

    final long y;

    private final long[] even = new long[HEIGHT];
    private final long[] odd = new long[HEIGHT];

    /** The tiles around it, by {@link #direction}, or null where there is none. */
    final Tile[] neighbours = new Tile[9];

    /** The rows when the board was remembered; see {@link TileLife#remember}. */
    long[] before = EMPTY;

    /** The generation for which the tile is on the list of those to compute. */
    long listedFor = -1;

    Tile(long x, long y) {
        this.x = x;
        this.y = y;
    }

    /** The place of a neighbour in {@link #neighbours}; each of dx and dy is -1, 0 or 1. */
    static int direction(int dx, int dy) {
        return 3 * (dy + 1) + dx + 1;
    }

    /** The rows in a generation of that parity. */
    long[] rows(int parity) {
        return parity == 0 ? even : odd;
    }

    private long[] neighbourRows(int dx, int dy, int parity) {
        Tile neighbour = neighbours[direction(dx, dy)];
        return neighbour == null ? EMPTY : neighbour.rows(parity);
    }

    /** Computes the generation after one of that parity, and returns the bits that changed. */
    long compute(Kernel kernel, int parity) {
        return kernel.step(
                rows(parity),
                neighbourRows(-1, 0, parity),
                neighbourRows(1, 0, parity),
                border(-1, HEIGHT - 1, parity),
                border(1, 0, parity),
                rows(1 - parity));
    }

    private long border(int dy, int row, int parity) {
        return neighbourRows(0, dy, parity)[row]
                | neighbourRows(-1, dy, parity)[row] >>> WIDTH
                | neighbourRows(1, dy, parity)[row] << WIDTH;
    }
}

package io.github.gol4j.bench.contender;

/**
 * Some generations of Conway's Life on a tile, which may be computed in several ways.
 *
 * <p>All of them in a window: the tile with as much around it as can reach it in that time. With
 * each generation one row and one column less on each side of it are right, and in the end the tile
 * is.
 *
 * <p>And all by bit-sliced addition. The neighbours of a cell are the columns of three in its west
 * and in its east, and the pair above and below; each is a number of two bits. Their ones add to a
 * one and a carry, which is a fourth two. There are two or three neighbours where exactly one of
 * the four twos is set, and of these cells those live next that have a one, too, or are alive.
 */
public interface Kernel {

    /** How many generations are made at once at most. More leave fewer columns to a tile. */
    int LONGEST = 4;

    /** How many rows a tile has. */
    int HEIGHT = 64;

    /** How many columns; beside them a {@code long} has room for the neighbours' nearest. */
    int WIDTH = Long.SIZE - 2 * LONGEST;

    /** Where a tile's rows begin in an array of them, as they do in a window. */
    int TOP = LONGEST;

    /** The length of arrays of a tile's rows. */
    int ROWS = TOP + HEIGHT;

    /** The length of windows: so much that vectors of eight rows may reach past the last. */
    int WINDOW = ROWS + 8;

    /** The bits of a row that are the tile's own. */
    long OWN = -1L >>> 2 * LONGEST << LONGEST;

    /**
     * Computes a later generation of a tile.
     *
     * @param own the tile's rows
     * @param west the rows of its neighbour in the west
     * @param east the rows of its neighbour in the east
     * @param window has the nearest rows above and below, of the tiles beside them, too; as many as
     *     there are generations to make. Receives the tile's rows, which begin as many above {@link
     *     #TOP}
     * @param generations how many generations to make
     * @param before the tile's rows some time before
     * @return the bits in which any row differs from that
     */
    long step(long[] own, long[] west, long[] east, long[] window, int generations, long[] before);
}

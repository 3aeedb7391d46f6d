package io.github.gol4j.bench.contender;

/**
 * One generation of Conway's Life on a tile, which may be computed in several ways.
 *
 * <p>All of them by bit-sliced addition: the three cells of a column are added to a number of two
 * bits, and three such numbers to the count of nine, in whose terms a cell lives next if the count
 * is 3, or if it is 4 and the cell is alive.
 */
public interface Kernel {

    /** How many rows a tile has. */
    int HEIGHT = 64;

    /** How many columns; a row's cells are bits 1 to 62 of a {@code long}. */
    int WIDTH = 62;

    /** The bits of a row that are the tile's own. */
    long OWN = 0x7FFF_FFFF_FFFF_FFFEL;

    /**
     * Computes the next generation of a tile.
     *
     * @param own the tile's rows
     * @param west the rows of its neighbour in the west
     * @param east the rows of its neighbour in the east
     * @param above the row above, with the nearest cells of the tiles beside it in bits 0 and 63
     * @param below the row below, likewise
     * @param rows the tile's rows in the generation before the one at hand; receives the next
     * @return the bits that are set in any row in which the two differ
     */
    long step(long[] own, long[] west, long[] east, long above, long below, long[] rows);
}

package io.github.gol4j.bench.contender;

/**
 * One generation of Conway's Life on a tile, 62 cells in a {@code long} at once.
 *
 * <p>Bit-sliced addition: the three cells of a column are added to a number of two bits, and three
 * such numbers to the count of nine, in whose terms a cell lives next if the count is 3, or if it
 * is 4 and the cell is alive. The loops are written so that HotSpot's compiler vectorises them.
 */
final class Kernel {

    private Kernel() {}

    /**
     * Computes the next generation.
     *
     * @param window the tile with its border, {@link Tile#HEIGHT} + 2 rows
     * @param next receives the tile's rows
     */
    static void step(long[] window, long[] next) {
        for (int i = 0; i < Tile.HEIGHT; i++) {
            long above = window[i];
            long row = window[i + 1];
            long below = window[i + 2];
            // Columns of three: ones and twos.
            long pair = above ^ row;
            long ones = pair ^ below;
            long twos = above & row | pair & below;
            // Nine: the ones of three columns give a one and a carry, which is a fourth two.
            long outer = ones << 1 ^ ones >>> 1;
            long one = outer ^ ones;
            long carry = (ones << 1 & ones >>> 1) | outer & ones;
            long west = twos << 1;
            long east = twos >>> 1;
            long sides = west ^ east;
            long middle = twos ^ carry;
            long odd = sides ^ middle;
            long bothSides = west & east;
            long bothMiddle = twos & carry;
            long several = bothSides | bothMiddle | sides & middle;
            long three = one & odd & ~several;
            long four = several & ~(one | odd | bothSides & bothMiddle);
            next[i] = (three | four & row) & Tile.OWN;
        }
    }
}

package io.github.gol4j.bench.contender;

/**
 * A generation in plain Java, 62 cells in a {@code long} at once, in loops that HotSpot's compiler
 * vectorises.
 *
 * <p>It does so only where an iteration cannot read what an earlier one wrote even if two arrays
 * were one and the same. That is why no loop writes at a higher place than it reads, and why rows
 * are moved by copies of whole arrays between the loops.
 */
public final class PlainKernel implements Kernel {

    private final long[] merged = new long[HEIGHT];

    /** The tile with its border all around. */
    private final long[] window = new long[HEIGHT + 2];

    private final long[] next = new long[HEIGHT];

    @Override
    public long step(long[] own, long[] west, long[] east, long above, long below, long[] rows) {
        for (int i = 0; i < HEIGHT; i++) {
            merged[i] = own[i] | west[i] >>> WIDTH | east[i] << WIDTH;
        }
        window[0] = above;
        System.arraycopy(merged, 0, window, 1, HEIGHT);
        window[HEIGHT + 1] = below;
        compute();
        long changed = 0;
        for (int i = 0; i < HEIGHT; i++) {
            changed |= rows[i] ^ next[i];
        }
        if (changed != 0) {
            System.arraycopy(next, 0, rows, 0, HEIGHT);
        }
        return changed;
    }

    private void compute() {
        for (int i = 0; i < HEIGHT; i++) {
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
            next[i] = (three | four & row) & OWN;
        }
    }
}

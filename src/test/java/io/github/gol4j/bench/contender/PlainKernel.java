package io.github.gol4j.bench.contender;

/**
 * Generations in plain Java, 64 cells in a {@code long} at once, in loops that HotSpot's compiler
 * vectorises.
 *
 * <p>It does so in full only where a loop has all that it reads and writes at one place in several
 * arrays: where three rows are read from one array, half of the work stays scalar, and the whole
 * takes 1.6 times as long. That is why rows are moved by copies of arrays between the loops, and
 * why each generation ends a row above the one before.
 */
public final class PlainKernel implements Kernel {

    private final long[] middle = new long[LONGEST + ROWS];
    private final long[] lower = new long[LONGEST + ROWS];

    @Override
    public long step(
            long[] own, long[] west, long[] east, long[] window, int generations, long[] before) {
        for (int i = TOP; i < ROWS; i++) {
            window[i] = own[i] | west[i] >>> WIDTH | east[i] << WIDTH;
        }
        int from = TOP - generations;
        for (int after = generations - 1; after >= 0; after--) {
            int count = HEIGHT + 2 * after;
            System.arraycopy(window, from + 1, middle, from, count);
            System.arraycopy(window, from + 2, lower, from, count);
            advance(window, middle, lower, from, from + count);
        }
        System.arraycopy(window, from, middle, TOP, HEIGHT);
        long changed = finish(middle, before);
        System.arraycopy(middle, TOP, window, from, HEIGHT);
        return changed;
    }

    /** A generation of some rows; the next state of a row comes in the place of that above it. */
    private static void advance(long[] upper, long[] middle, long[] lower, int from, int to) {
        for (int i = from; i < to; i++) {
            long above = upper[i];
            long row = middle[i];
            long below = lower[i];
            long pairOnes = above ^ below;
            long pairTwos = above & below;
            long ones = pairOnes ^ row;
            long twos = pairTwos | pairOnes & row;
            long sides = ones << 1 ^ ones >>> 1;
            long one = sides ^ pairOnes;
            long carry = (ones << 1 & ones >>> 1) | sides & pairOnes;
            long west = twos << 1;
            long east = twos >>> 1;
            long odd = west ^ east ^ pairTwos ^ carry;
            long several = west & east | pairTwos & carry;
            upper[i] = odd & ~several & (one | row);
        }
    }

    private static long finish(long[] rows, long[] before) {
        long changed = 0;
        for (int i = TOP; i < ROWS; i++) {
            long row = rows[i] & OWN;
            rows[i] = row;
            changed |= row ^ before[i];
        }
        return changed;
    }
}

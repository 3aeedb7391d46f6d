package io.github.gol4j.bench;

import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.github.gol4j.bench.contender.Kernel;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Generations by the Vector API, which is an incubator module: a JVM has it only when started with
 * {@code --add-modules jdk.incubator.vector}; {@link VectorApi} tells.
 *
 * <p>The same additions as in {@link io.github.gol4j.bench.contender.PlainKernel}. What it wins is
 * that vectors are read at any place, so that no rows are moved. The loops call no methods of ours:
 * each vector that passes a call that HotSpot does not inline becomes an object, and it took twice
 * as long where the loads were in a method, ten times where the additions were.
 */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    @Override
    public long step(
            long[] own, long[] west, long[] east, long[] window, int generations, long[] before) {
        for (int i = TOP; i < ROWS; i += SPECIES.length()) {
            LongVector.fromArray(SPECIES, own, i)
                    .or(LongVector.fromArray(SPECIES, west, i).lanewise(LSHR, WIDTH))
                    .or(LongVector.fromArray(SPECIES, east, i).lanewise(LSHL, WIDTH))
                    .intoArray(window, i);
        }
        int from = TOP - generations;
        for (int after = generations - 1; after >= 0; after--) {
            advance(window, from, from + HEIGHT + 2 * after);
        }
        return finish(window, from, before);
    }

    /** A generation of some rows; the next state of a row comes in the place of that above it. */
    private static void advance(long[] window, int from, int to) {
        for (int i = from; i < to; i += SPECIES.length()) {
            LongVector above = LongVector.fromArray(SPECIES, window, i);
            LongVector row = LongVector.fromArray(SPECIES, window, i + 1);
            LongVector below = LongVector.fromArray(SPECIES, window, i + 2);
            LongVector pairOnes = above.lanewise(XOR, below);
            LongVector pairTwos = above.and(below);
            LongVector ones = pairOnes.lanewise(XOR, row);
            LongVector twos = pairTwos.or(pairOnes.and(row));
            LongVector onesWest = ones.lanewise(LSHL, 1);
            LongVector onesEast = ones.lanewise(LSHR, 1);
            LongVector sides = onesWest.lanewise(XOR, onesEast);
            LongVector one = sides.lanewise(XOR, pairOnes);
            LongVector carry = onesWest.and(onesEast).or(sides.and(pairOnes));
            LongVector twosWest = twos.lanewise(LSHL, 1);
            LongVector twosEast = twos.lanewise(LSHR, 1);
            LongVector odd =
                    twosWest.lanewise(XOR, twosEast).lanewise(XOR, pairTwos.lanewise(XOR, carry));
            LongVector several = twosWest.and(twosEast).or(pairTwos.and(carry));
            odd.lanewise(AND_NOT, several).and(one.or(row)).intoArray(window, i);
        }
    }

    private static long finish(long[] window, int from, long[] before) {
        LongVector changed = LongVector.zero(SPECIES);
        for (int i = 0; i < HEIGHT; i += SPECIES.length()) {
            LongVector row = LongVector.fromArray(SPECIES, window, from + i).and(OWN);
            row.intoArray(window, from + i);
            changed = changed.or(row.lanewise(XOR, LongVector.fromArray(SPECIES, before, TOP + i)));
        }
        return changed.reduceLanes(OR);
    }
}

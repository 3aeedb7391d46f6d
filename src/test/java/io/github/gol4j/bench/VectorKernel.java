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
 * A generation by the Vector API, which is an incubator module: a JVM has it only when started with
 * {@code --add-modules jdk.incubator.vector}; {@link VectorApi} tells.
 *
 * <p>The same additions as in {@link io.github.gol4j.bench.contender.PlainKernel}. What it wins is
 * that the rows are so many whole vectors: HotSpot's own vectors need a loop before and one after
 * them, which for 64 rows cost more than the vectors themselves. The loop calls no methods of ours:
 * each vector that passes a call that HotSpot does not inline becomes an object, and it took twice
 * as long where the loads were in a method, ten times where the additions were.
 */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    private final long[] window = new long[HEIGHT + 2];

    @Override
    public long step(long[] own, long[] west, long[] east, long above, long below, long[] rows) {
        for (int i = 0; i < HEIGHT; i += SPECIES.length()) {
            LongVector.fromArray(SPECIES, own, i)
                    .or(LongVector.fromArray(SPECIES, west, i).lanewise(LSHR, WIDTH))
                    .or(LongVector.fromArray(SPECIES, east, i).lanewise(LSHL, WIDTH))
                    .intoArray(window, i + 1);
        }
        window[0] = above;
        window[HEIGHT + 1] = below;
        LongVector changed = LongVector.zero(SPECIES);
        for (int i = 0; i < HEIGHT; i += SPECIES.length()) {
            LongVector upper = LongVector.fromArray(SPECIES, window, i);
            LongVector row = LongVector.fromArray(SPECIES, window, i + 1);
            LongVector lower = LongVector.fromArray(SPECIES, window, i + 2);
            // Columns of three: ones and twos.
            LongVector pair = upper.lanewise(XOR, row);
            LongVector ones = pair.lanewise(XOR, lower);
            LongVector twos = upper.and(row).or(pair.and(lower));
            // Nine: the ones of three columns give a one and a carry, which is a fourth two.
            LongVector onesWest = ones.lanewise(LSHL, 1);
            LongVector onesEast = ones.lanewise(LSHR, 1);
            LongVector outer = onesWest.lanewise(XOR, onesEast);
            LongVector one = outer.lanewise(XOR, ones);
            LongVector carry = onesWest.and(onesEast).or(outer.and(ones));
            LongVector twosWest = twos.lanewise(LSHL, 1);
            LongVector twosEast = twos.lanewise(LSHR, 1);
            LongVector sides = twosWest.lanewise(XOR, twosEast);
            LongVector middle = twos.lanewise(XOR, carry);
            LongVector odd = sides.lanewise(XOR, middle);
            LongVector bothSides = twosWest.and(twosEast);
            LongVector bothMiddle = twos.and(carry);
            LongVector several = bothSides.or(bothMiddle).or(sides.and(middle));
            LongVector three = one.and(odd).lanewise(AND_NOT, several);
            LongVector four = several.lanewise(AND_NOT, one.or(odd).or(bothSides.and(bothMiddle)));
            LongVector next = three.or(four.and(row)).and(OWN);
            changed = changed.or(next.lanewise(XOR, LongVector.fromArray(SPECIES, rows, i)));
            next.intoArray(rows, i);
        }
        return changed.reduceLanes(OR);
    }
}

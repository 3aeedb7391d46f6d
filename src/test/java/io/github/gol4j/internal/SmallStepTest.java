package io.github.gol4j.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.gol4j.Engine;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way for small boards does what a universe does, or leaves them to one. */
class SmallStepTest {

    private static final String LIFE = "B3/S23";

    private static long[] inUniverse(String rule, long[] cells, long generations) {
        NativeUniverse universe = NativeUniverse.create(rule, 0, Engine.AUTO, 1);
        try {
            universe.setPoints(cells, cells.length / 2, true);
            universe.advance(BigInteger.valueOf(generations));
            return universe.points(null);
        } finally {
            universe.free();
        }
    }

    private static long[] random(Random random, int width, int height, long left, long top) {
        int cells = 1 + random.nextInt(width * height);
        return LongStream.range(0, cells)
                .flatMap(
                        i ->
                                LongStream.of(
                                        left + random.nextInt(width), top + random.nextInt(height)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {LIFE, "B1/S012345678", "B2-a/S12", "B2/S013V", "B36/S23"})
    void itDoesWhatAUniverseDoes(String rule) {
        Random random = new Random(rule.hashCode());
        for (int i = 0; i < 200; i++) {
            long generations = random.nextInt(13);
            int room = 64 - 2 * (int) generations;
            int width = 1 + random.nextInt(room);
            int height = 1 + random.nextInt(room);
            long[] cells = random(random, width, height, random.nextLong(), random.nextInt(1000));
            long[] after = SmallStep.advance(rule, cells, cells.length / 2, generations);
            assertArrayEquals(inUniverse(rule, cells, generations), after);
        }
    }

    @Test
    void aBoardWithItsRimMustFit() {
        long[] wide = {0, 0, 61, 0};
        assertArrayEquals(new long[0], SmallStep.advance(LIFE, wide, 2, 1));
        assertNull(SmallStep.advance(LIFE, wide, 2, 2));
        assertNull(SmallStep.advance(LIFE, new long[] {0, 0, 0, 64}, 2, 0));
        assertNull(SmallStep.advance(LIFE, new long[] {0, 0}, 1, Long.MAX_VALUE));
        assertNull(SmallStep.advance(LIFE, new long[] {0, 0}, 1, -1));
        assertNull(SmallStep.advance(LIFE, new long[0], 0, 1));
        long[] acrossThePlane = {Long.MIN_VALUE, 0, Long.MAX_VALUE, 0};
        assertNull(SmallStep.advance(LIFE, acrossThePlane, 2, 1));
    }

    @Test
    void whatIsMoreThanASmallBoardIsLeftToAUniverse() {
        long[] cells = {0, 0, 1, 0, 2, 0};
        // All of the plane is alive then, or some of the cells lie outside of the grid.
        assertNull(SmallStep.advance("B0/S", cells, 3, 1));
        assertNull(SmallStep.advance("B3/S23:T3,3", cells, 3, 1));
        assertNull(SmallStep.advance("no rule", cells, 3, 1));
    }

    @Test
    void anInterruptIsLeftToAUniverse() {
        long[] cells = {0, 0};
        Thread.currentThread().interrupt();
        long[] after = SmallStep.advance(LIFE, cells, 1, 1);
        assertEquals(true, Thread.interrupted());
        assertNull(after);
    }
}

package io.github.gol4j.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.BoundingBox;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {

    private static final BoundingBox PLANE =
            new BoundingBox(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

    @Test
    void aViewAroundARegionHasItsCellsAndNoOthersUpToTheSizeOfADot() {
        assertEquals(new View(0, -3, 5, 8, 2), View.around(new BoundingBox(-3, 5, 4, 6), 0));
        View half = View.around(new BoundingBox(-3, 5, 4, 6), 1);
        assertEquals(new View(1, -2, 2, 5, 2), half);
        assertEquals(new BoundingBox(-4, 4, 5, 7), half.region());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFittingShiftIsTheLeastWithWhichARegionFits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            long x = random.nextLong();
            long y = random.nextLong();
            int size = random.nextInt(63);
            BoundingBox region =
                    new BoundingBox(
                            Math.min(x, x >> size),
                            Math.min(y, y >> size),
                            Math.max(x, x >> size),
                            Math.max(y, y >> size));
            int shift = View.fittingShift(region, 80, 50);
            assertTrue(fits(View.around(region, shift)), region + " at " + shift);
            if (shift > 0) {
                int smaller = shift - 1;
                assertTrue(
                        !fits(region, smaller), region + " would fit with " + smaller + " already");
            }
        }
    }

    private static boolean fits(View view) {
        return view.columns() <= 80 && view.rows() <= 50;
    }

    private static boolean fits(BoundingBox region, int shift) {
        try {
            return fits(View.around(region, shift));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void thePlaneFitsInFourDots() {
        assertEquals(63, View.fittingShift(PLANE, 2, 2));
        View view = View.around(PLANE, 63);
        assertEquals(new View(63, -1, -1, 2, 2), view);
        assertEquals(PLANE, view.region());
        assertThrows(IllegalArgumentException.class, () -> View.around(PLANE, 10));
    }

    @Test
    void aRegionLiesInTheMiddleOfACentredView() {
        BoundingBox cell = new BoundingBox(10, -10, 10, -10);
        assertEquals(new View(0, 8, -11, 5, 3), View.centred(cell, 0, 5, 3));
        assertEquals(10, View.centred(cell, 0, 5, 3).centreX());
        assertEquals(-10, View.centred(cell, 0, 5, 3).centreY());
    }

    @Test
    void zoomingKeepsTheMiddle() {
        View view = View.centred(new BoundingBox(1_000, 2_000, 1_000, 2_000), 0, 101, 51);
        assertEquals(view, view.rescaled(4, 101, 51).rescaled(0, 101, 51).moved(1_000 % 16, 0));
    }

    @Test
    void aViewNeverLeavesThePlane() {
        View view = new View(0, Long.MAX_VALUE, Long.MIN_VALUE, 10, 10);
        assertEquals(Long.MAX_VALUE, view.region().maxX());
        assertEquals(Long.MIN_VALUE, view.region().minY());
        assertEquals(view, view.moved(Long.MAX_VALUE, Long.MIN_VALUE));
        assertEquals(Long.MIN_VALUE, view.moved(Long.MIN_VALUE, 0).moved(Long.MIN_VALUE, 0).left());
    }
}

package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoundingBoxTest {

    @Test
    void bothCornersBelongToIt() {
        BoundingBox box = new BoundingBox(-1, 2, 1, 2);
        assertEquals(3, box.width());
        assertEquals(1, box.height());
        assertTrue(box.contains(-1, 2) && box.contains(1, 2));
        assertFalse(box.contains(2, 2) || box.contains(0, 1) || box.contains(0, 3));
    }

    @Test
    void anInvertedOneIsRefused() {
        var failure =
                assertThrows(IllegalArgumentException.class, () -> new BoundingBox(1, 0, 0, 0));
        assertEquals(
                "no rectangle reaches from (1, 0) to (0, 0): give the top left corner first",
                failure.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new BoundingBox(0, 1, 0, 0));
    }

    @Test
    void aSizeBeyondALongIsAnErrorAndNotANegativeNumber() {
        BoundingBox plane =
                new BoundingBox(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, plane::width);
        assertThrows(ArithmeticException.class, plane::height);
        assertThrows(
                ArithmeticException.class, () -> new BoundingBox(0, 0, Long.MAX_VALUE, 0).width());
        assertTrue(plane.contains(Long.MIN_VALUE, Long.MAX_VALUE));
    }
}

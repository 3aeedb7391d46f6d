package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CellTest {

    @Test
    void cellsAreOrderedByRowAndThenByColumn() {
        Cell a = new Cell(5, -1);
        Cell b = new Cell(-5, 0);
        Cell c = new Cell(5, 0);
        Cell d = new Cell(Long.MIN_VALUE, Long.MAX_VALUE);
        assertEquals(List.of(a, b, c, d), List.copyOf(new TreeSet<>(List.of(d, c, b, a))));
    }

    @Test
    void aDenseBoardHasFewEqualHashCodes() {
        Set<Integer> hashes = new HashSet<>();
        for (int y = -100; y < 100; y++) {
            for (int x = -100; x < 100; x++) {
                hashes.add(new Cell(x, y).hashCode());
            }
        }
        // By chance, 40,000 codes of 32 bits have about one pair in common for every five tries.
        assertTrue(hashes.size() > 39_990, hashes.size() + " different hash codes");
    }
}

package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CrossoverTest {

    private final Crossover crossover = new Crossover();

    @Test
    void liesWhereTheRatioIsOneIfItIsAPowerOfTheSize() {
        crossover.add(10, 2, 1);
        crossover.add(1_000, 1, 2);
        assertEquals(
                "the crossover is at about 100 cells. Below it Java is the better choice, above it"
                        + " gol4j. (Measured: 10 cells, where Java is 2.00× as fast, and 1,000,"
                        + " where gol4j is 2.00× as fast; between them interpolated.)",
                crossover.words());
    }

    @Test
    void countsFromTheLargestSizeThatWasLost() {
        crossover.add(10, 1, 2);
        crossover.add(100, 4, 1);
        crossover.add(1_000, 1, 4);
        assertTrue(crossover.words().startsWith("the crossover is at about 316 cells."));
    }

    @Test
    void isBeyondWhatWasMeasuredIfTheLargestSizeIsLost() {
        crossover.add(10, 1, 2);
        crossover.add(1_000, 3, 1);
        assertEquals(
                "Java is the better choice up to the largest size measured, 1,000 cells, where it is"
                        + " 3.00× as fast as gol4j.",
                crossover.words());
    }

    @Test
    void isNotThereIfNoSizeIsLost() {
        crossover.add(10, 1, 2);
        crossover.add(100, 1, 8);
        assertEquals(
                "gol4j is the better choice at every size measured: 2.00× as fast at the smallest,"
                        + " 10 cells.",
                crossover.words());
    }
}

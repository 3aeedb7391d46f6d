package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CrossoverTest {

    private final Crossover crossover = new Crossover();

    @Test
    void liesWhereTheRatioIsOneIfItIsAPowerOfTheSize() {
        crossover.add(10, 2, 1);
        crossover.add(1_000, 1, 2);
        assertEquals(
                "of 10 to 1,000 cells, Java is the better choice (2.00× as fast); from about 100 on,"
                        + " gol4j is the better choice (2.00× as fast). Where one becomes the other"
                        + " is interpolated.",
                crossover.words());
    }

    @Test
    void namesEveryStretchWithTheSpanOfItsRatios() {
        crossover.add(10, 1, 6);
        crossover.add(100, 1, 4);
        crossover.add(1_000, 4, 1);
        crossover.add(10_000, 1, 4);
        assertEquals(
                "of 10 to 10.0 thousand cells, gol4j is the better choice (4.00× to 6.00× as fast); from"
                        + " about 316 on, Java is the better choice (4.00× as fast); from about 3,162"
                        + " on, gol4j is the better choice (4.00× as fast). Where one becomes the"
                        + " other is interpolated.",
                crossover.words());
    }

    @Test
    void aTieIsNobodysVictory() {
        crossover.add(10, 1, 2);
        crossover.add(1_000, 2_000_000, 1_999_999);
        assertEquals(
                "of 10 to 1,000 cells, gol4j is the better choice (2.00× as fast); from about 723"
                        + " on, it is all one (within 5 %). Where one becomes the other is"
                        + " interpolated.",
                crossover.words());
    }

    @Test
    void isNotThereIfOneIsFasterAtEverySize() {
        crossover.add(10, 1, 2);
        crossover.add(100, 1, 8);
        assertEquals(
                "at every size measured, 10 to 100 cells, gol4j is the better choice (2.00× to 8.00×"
                        + " as fast).",
                crossover.words());
    }
}

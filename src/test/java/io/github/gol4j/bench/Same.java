package io.github.gol4j.bench;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import java.util.Set;

/** Checks that contenders compute the same, without which their times mean nothing. */
final class Same {

    private Same() {}

    /** Checks what a contender made of a board against what gol4j makes of it. */
    static void check(String contender, CellSet start, long generations, Set<Cell> result) {
        CellSet expected = CellSet.ofPoints(start.toPoints());
        GameOfLife.step(expected, generations);
        if (!expected.equals(result)) {
            throw new IllegalStateException(
                    "%s has %d cells after %d generations from %d, and not the same %d as gol4j"
                            .formatted(
                                    contender,
                                    result.size(),
                                    generations,
                                    start.size(),
                                    expected.size()));
        }
    }
}

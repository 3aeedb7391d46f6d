package io.github.gol4j.bench.start;

import io.github.gol4j.Cell;
import io.github.gol4j.bench.contender.TileSteps;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The Acorn's 1,000th generation in Java. */
public final class JavaAcorn {

    private JavaAcorn() {}

    public static void main(String[] args) {
        Set<Cell> board =
                new HashSet<>(
                        List.of(
                                new Cell(1, 0),
                                new Cell(3, 1),
                                new Cell(0, 2),
                                new Cell(1, 2),
                                new Cell(4, 2),
                                new Cell(5, 2),
                                new Cell(6, 2)));
        TileSteps.step(board, 1_000);
        System.out.println(board.size());
    }
}

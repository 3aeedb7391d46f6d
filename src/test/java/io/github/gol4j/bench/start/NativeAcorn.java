package io.github.gol4j.bench.start;

import io.github.gol4j.Cell;
import io.github.gol4j.GameOfLife;
import java.util.Set;

/** The Acorn's 1,000th generation by gol4j: library found, loaded, called. */
public final class NativeAcorn {

    private NativeAcorn() {}

    public static void main(String[] args) {
        Set<Cell> board = GameOfLife.setup();
        GameOfLife.step(board, 1_000);
        System.out.println(board.size());
    }
}

package gol4j.client;

import io.github.gol4j.Cell;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.GolException;
import java.util.Set;

/** A program that uses gol4j as its users do: from a package outside, by its public API. */
public final class ModuleClient {

    private ModuleClient() {}

    public static void main(String[] arguments) {
        try {
            Set<Cell> board = GameOfLife.setup();
            GameOfLife.step(board, 1_000);
            System.out.println(board.size() + " in " + GameOfLife.class.getModule());
        } catch (GolException e) {
            System.out.println(e.code() + ": " + e.getMessage());
        }
    }
}

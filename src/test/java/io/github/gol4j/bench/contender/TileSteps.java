package io.github.gol4j.bench.contender;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import java.util.Set;

/** Steps by {@link TileLife}, from and to the forms in which gol4j takes boards. */
public final class TileSteps {

    private TileSteps() {}

    /** Advances a board in place; only cells that die or are born touch the set. */
    public static void step(Set<Cell> board, long generations) {
        TileLife life = new TileLife();
        if (board instanceof CellSet cells) {
            cells.forEach((x, y) -> life.add(x, y));
        } else {
            for (Cell cell : board) {
                life.add(cell.x(), cell.y());
            }
        }
        life.remember();
        life.advance(generations);
        life.deaths((x, y) -> board.remove(new Cell(x, y)));
        life.births((x, y) -> board.add(new Cell(x, y)));
    }

    /**
     * Advances x0, y0, x1, y1, …: what a set in flat storage, such as {@link CellSet}, could do if
     * its engine were in Java.
     */
    public static long[] step(long[] coordinates, long generations) {
        return step(new TileLife(), coordinates, generations);
    }

    /** Does the same on a board that is empty so far. */
    public static long[] step(TileLife life, long[] coordinates, long generations) {
        for (int i = 0; i < coordinates.length; i += 2) {
            life.add(coordinates[i], coordinates[i + 1]);
        }
        life.advance(generations);
        return life.toPoints();
    }
}

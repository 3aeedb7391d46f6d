package io.github.gol4j;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Boards that tests start from. */
final class Boards {

    private Boards() {}

    /** Cells at random in a square around a centre; the seed makes it the same each time. */
    static Set<Cell> soup(long seed, int cells, Cell centre) {
        Random random = new Random(seed);
        int side = 2 + (int) Math.sqrt(3.0 * cells);
        Set<Cell> soup = new HashSet<>();
        while (soup.size() < cells) {
            int dx = random.nextInt(side) - side / 2;
            int dy = random.nextInt(side) - side / 2;
            soup.add(new Cell(centre.x() + dx, centre.y() + dy));
        }
        return soup;
    }

    static Set<Cell> moved(Set<Cell> cells, long dx, long dy) {
        Set<Cell> moved = new HashSet<>();
        cells.forEach(cell -> moved.add(new Cell(cell.x() + dx, cell.y() + dy)));
        return moved;
    }
}

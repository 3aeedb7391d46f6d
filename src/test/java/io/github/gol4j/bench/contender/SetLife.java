package io.github.gol4j.bench.contender;

import io.github.gol4j.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Life on a set of cells, as most people write it the first time: count how often each cell is a
 * neighbour of a live one, in a hash map, and keep those with the right count.
 *
 * <p>Nothing is done badly on purpose: only cells that die or are born touch the set, {@link Cell}
 * hashes well, and small counts are boxed without an allocation.
 */
public final class SetLife {

    private SetLife() {}

    /** Advances a board of Conway's Life in place. */
    public static void step(Set<Cell> board, long generations) {
        for (long i = 0; i < generations; i++) {
            step(board);
        }
    }

    private static void step(Set<Cell> board) {
        Map<Cell, Integer> counts = HashMap.newHashMap(4 * board.size());
        for (Cell cell : board) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    if (dx != 0 || dy != 0) {
                        counts.merge(new Cell(cell.x() + dx, cell.y() + dy), 1, Integer::sum);
                    }
                }
            }
        }
        List<Cell> births = new ArrayList<>();
        counts.forEach(
                (cell, count) -> {
                    if (count == 3 && !board.contains(cell)) {
                        births.add(cell);
                    }
                });
        board.removeIf(cell -> !survives(counts.getOrDefault(cell, 0)));
        board.addAll(births);
    }

    private static boolean survives(int neighbours) {
        return neighbours == 2 || neighbours == 3;
    }
}

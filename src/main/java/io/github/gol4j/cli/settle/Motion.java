package io.github.gol4j.cli.settle;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.CellSet;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import java.util.Optional;

/**
 * How some cells live alone on the plane: after so many generations they are the same again,
 * perhaps elsewhere.
 *
 * @param period after how many generations
 * @param dx by how many columns they have then moved
 * @param dy by how many rows they have then moved
 * @param envelope every cell that is alive in one of these generations
 */
record Motion(int period, long dx, long dy, CellSet envelope) {

    /** No oscillator or spaceship of a longer period is recognised. */
    static final int LONGEST_PERIOD = 1_024;

    /** Nothing with more cells is recognised. */
    static final int MOST_CELLS = 1 << 16;

    /** Watches some cells until they come back. */
    static Optional<Motion> of(CellSet cells, Rule rule) {
        if (cells.size() > MOST_CELLS) {
            return Optional.empty();
        }
        try (Universe universe = new Universe(rule)) {
            universe.setAll(cells, true);
            BoundingBox start = universe.bounds().orElseThrow();
            for (int period = 1; period <= LONGEST_PERIOD; period++) {
                universe.advance();
                Optional<BoundingBox> box = universe.bounds();
                long population = universe.population();
                if (box.isEmpty() || population > MOST_CELLS) {
                    return Optional.empty();
                }
                long dx = box.get().minX() - start.minX();
                long dy = box.get().minY() - start.minY();
                // Two numbers tell most generations apart without looking at their cells.
                if (population == cells.size()
                        && box.get().maxX() - start.maxX() == dx
                        && containsMoved(universe.cells(), cells, dx, dy)) {
                    return Optional.of(new Motion(period, dx, dy, envelope(cells, rule, period)));
                }
            }
            return Optional.empty();
        }
    }

    private static boolean containsMoved(CellSet board, CellSet cells, long dx, long dy) {
        boolean[] all = {true};
        cells.forEach((x, y) -> all[0] &= board.contains(x + dx, y + dy));
        return all[0];
    }

    private static CellSet envelope(CellSet cells, Rule rule, int period) {
        CellSet envelope = new CellSet(cells);
        try (Universe universe = new Universe(rule)) {
            universe.setAll(cells, true);
            for (int generation = 1; generation < period; generation++) {
                universe.advance();
                universe.cells().forEach((x, y) -> envelope.add(x, y));
            }
        }
        return envelope;
    }

    boolean isStill() {
        return dx == 0 && dy == 0;
    }
}

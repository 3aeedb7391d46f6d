package io.github.gol4j;

import java.util.HashSet;
import java.util.Set;

/**
 * The oracle: Life on an infinite plane, written to be obviously right and nothing else.
 *
 * <p>The plane is a background, alive or dead, and the finite set of cells that differ from it. A
 * cell's next state follows from its own and its eight neighbours' states; only a cell that
 * differs, or that has a neighbour which does, can become different from the background.
 */
final class ReferenceLife {

    private final String births;
    private final String survivals;
    private Set<Cell> pattern;
    private boolean background;

    /** A dead plane with some live cells, under a rule written as {@code B3/S23}. */
    ReferenceLife(String rule, Set<Cell> live) {
        births = rule.substring(1, rule.indexOf('/'));
        survivals = rule.substring(rule.indexOf('S') + 1);
        pattern = new HashSet<>(live);
    }

    /** The cells that differ from the background. */
    Set<Cell> pattern() {
        return pattern;
    }

    boolean background() {
        return background;
    }

    boolean isAlive(Cell cell) {
        return pattern.contains(cell) != background;
    }

    void set(Cell cell, boolean alive) {
        if (alive != background) {
            pattern.add(cell);
        } else {
            pattern.remove(cell);
        }
    }

    void step(int generations) {
        for (int i = 0; i < generations; i++) {
            step();
        }
    }

    private void step() {
        boolean nextBackground = next(background, background ? 8 : 0);
        Set<Cell> next = new HashSet<>();
        for (Cell centre : pattern) {
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    Cell cell = new Cell(centre.x() + dx, centre.y() + dy);
                    if (next(isAlive(cell), liveNeighbours(cell)) != nextBackground) {
                        next.add(cell);
                    }
                }
            }
        }
        pattern = next;
        background = nextBackground;
    }

    private int liveNeighbours(Cell cell) {
        int live = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                boolean itself = dx == 0 && dy == 0;
                if (!itself && isAlive(new Cell(cell.x() + dx, cell.y() + dy))) {
                    live++;
                }
            }
        }
        return live;
    }

    private boolean next(boolean alive, int neighbours) {
        return (alive ? survivals : births).indexOf('0' + neighbours) >= 0;
    }
}

package io.github.gol4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings a set that is not ours from one generation to another, wholly or not at all. */
final class SetUpdate {

    private final Set<Cell> board;
    private final List<Cell> deaths;
    private final List<Cell> births;
    private int removed;
    private int added;

    private SetUpdate(Set<Cell> board, CellSet before, CellSet after) {
        this.board = board;
        this.deaths = difference(before, after);
        this.births = difference(after, before);
    }

    /**
     * Removes what died and adds what was born.
     *
     * @param board the set to change, equal to {@code before}
     * @throws RuntimeException what the set throws, or an IllegalStateException if it does not do
     *     as it is told; it is then equal to {@code before} again
     */
    static void apply(Set<Cell> board, CellSet before, CellSet after) {
        // What the set cannot do it should refuse before anything is changed, and also where
        // nothing is to be changed: a read-only set always, a map's key set because it cannot add.
        board.remove(absentFrom(before));
        if (!before.isEmpty()) {
            // The set's own object: one that is merely equal could be new to a set by identity.
            board.add(board.iterator().next());
        }
        new SetUpdate(board, before, after).run();
    }

    private void run() {
        try {
            // Deaths first, for sets that take only so many cells.
            while (removed < deaths.size()) {
                Cell cell = deaths.get(removed++);
                if (!board.remove(cell)) {
                    removed--;
                    throw refused("remove", cell);
                }
            }
            while (added < births.size()) {
                Cell cell = births.get(added++);
                if (!board.add(cell)) {
                    added--;
                    throw refused("add", cell);
                }
            }
        } catch (Throwable failure) {
            // Anything: languages without checked exceptions throw those too.
            undo(failure);
            throw failure;
        }
    }

    private static IllegalStateException refused(String what, Cell cell) {
        return new IllegalStateException(
                "the set did not %s %s: is another thread changing it, or does it not go by equals?"
                        .formatted(what, cell));
    }

    /**
     * Undoes every change, also one that threw and may have been made all the same. Each by itself:
     * one that fails must not keep the others from being undone.
     */
    private void undo(Throwable why) {
        for (Cell cell : births.subList(0, added)) {
            attempt(() -> board.remove(cell), why);
        }
        for (Cell cell : deaths.subList(0, removed)) {
            attempt(() -> board.add(cell), why);
        }
    }

    private static void attempt(Runnable step, Throwable why) {
        try {
            step.run();
        } catch (Throwable failure) {
            why.addSuppressed(failure);
        }
    }

    private static List<Cell> difference(CellSet cells, CellSet without) {
        List<Cell> difference = new ArrayList<>();
        cells.forEach(
                (x, y) -> {
                    if (!without.contains(x, y)) {
                        difference.add(new Cell(x, y));
                    }
                });
        return difference;
    }

    /** Some cell that is not in the set, near the origin, where a set with bounds may allow it. */
    private static Cell absentFrom(CellSet cells) {
        long x = 0;
        while (cells.contains(x, 0)) {
            x++;
        }
        return new Cell(x, 0);
    }
}

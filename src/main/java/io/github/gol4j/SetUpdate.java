package io.github.gol4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Brings a set that is not ours from one generation to another, wholly or not at all. */
final class SetUpdate {

    private SetUpdate() {}

    /**
     * Adds what was born and removes what died.
     *
     * @param board the set to change, equal to {@code before}
     * @throws RuntimeException what the set throws; it is then equal to {@code before} again
     */
    static void apply(Set<Cell> board, CellSet before, CellSet after) {
        // A set that cannot remove must not get as far as an addition that could not be undone. A
        // read-only set refuses this even where nothing is to be changed, as it should.
        board.remove(absentFrom(before));
        List<Cell> births = difference(after, before);
        List<Cell> deaths = difference(before, after);
        // Births first: a set that can only remove, such as the key set of a map, then fails before
        // anything is lost.
        int added = 0;
        int removed = 0;
        try {
            while (added < births.size()) {
                board.add(births.get(added++));
            }
            while (removed < deaths.size()) {
                board.remove(deaths.get(removed++));
            }
        } catch (RuntimeException | Error failure) {
            undo(board, births.subList(0, added), deaths.subList(0, removed), failure);
            throw failure;
        }
    }

    private static void undo(Set<Cell> board, List<Cell> added, List<Cell> removed, Throwable why) {
        try {
            added.forEach(board::remove);
            removed.forEach(board::add);
        } catch (RuntimeException | Error failure) {
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

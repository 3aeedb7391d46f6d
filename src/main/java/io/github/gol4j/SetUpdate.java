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

    private SetUpdate(Set<Cell> board, long[] before, long[] after) {
        this.board = board;
        this.deaths = difference(before, after);
        this.births = difference(after, before);
    }

    /**
     * Removes what died and adds what was born.
     *
     * @param board the set to change, which holds what {@code before} does
     * @param before x0, y0, x1, y1, …, in row-major order, each cell once
     * @param after the same for the generation to go to
     * @throws RuntimeException what the set throws, or an IllegalStateException if it does not do
     *     as it is told; it is then equal to {@code before} again
     */
    static void apply(Set<Cell> board, long[] before, long[] after) {
        // What the set cannot do it should refuse before anything is changed, and also where
        // nothing is to be changed: a read-only set always, a map's key set because it cannot add.
        board.remove(absentFrom(before));
        if (before.length > 0) {
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

    /** The cells of one array that are not in the other; both are in row-major order. */
    private static List<Cell> difference(long[] cells, long[] without) {
        List<Cell> difference = new ArrayList<>();
        int other = 0;
        for (int i = 0; i < cells.length; i += 2) {
            long x = cells[i];
            long y = cells[i + 1];
            while (other < without.length && comesBefore(without, other, x, y)) {
                other += 2;
            }
            boolean there =
                    other < without.length && without[other] == x && without[other + 1] == y;
            if (!there) {
                difference.add(new Cell(x, y));
            }
        }
        return difference;
    }

    private static boolean comesBefore(long[] cells, int at, long x, long y) {
        return cells[at + 1] < y || cells[at + 1] == y && cells[at] < x;
    }

    /** Some cell that is not in the set, near the origin, where a set with bounds may allow it. */
    private static Cell absentFrom(long[] cells) {
        long x = 0;
        for (int i = 0; i < cells.length; i += 2) {
            // In row-major order, so those of row 0 come from left to right.
            if (cells[i + 1] == 0 && cells[i] == x) {
                x++;
            }
        }
        return new Cell(x, 0);
    }
}

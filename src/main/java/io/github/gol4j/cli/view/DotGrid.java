package io.github.gol4j.cli.view;

import io.github.gol4j.Universe;

/** How many live cells each dot of a view stands for, row by row. */
public final class DotGrid {

    private final View view;
    private final long[] counts;

    private DotGrid(View view, long[] counts) {
        this.view = view;
        this.counts = counts;
    }

    /**
     * Counts the live cells in view.
     *
     * @param universe the board
     * @param view the view
     * @return the counts
     */
    public static DotGrid of(Universe universe, View view) {
        long[] counts =
                universe.density(
                        view.shift(), view.left(), view.top(), view.columns(), view.rows());
        if (universe.isBackgroundAlive()) {
            // A pattern under B0 is what differs from the live plane around it.
            for (int dot = 0; dot < counts.length; dot++) {
                counts[dot] = view.cellsPerDot() - counts[dot];
            }
        }
        return new DotGrid(view, counts);
    }

    /** {@return the view} */
    public View view() {
        return view;
    }

    /** {@return how many dots there are} */
    public int size() {
        return counts.length;
    }

    /**
     * {@return how many live cells a dot stands for}
     *
     * @param dot its number, counted row by row
     */
    public long count(int dot) {
        return counts[dot];
    }
}

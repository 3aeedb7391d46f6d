package io.github.gol4j.cli.view;

/**
 * For how many generations each dot of a view has been alive without a break, counted from the
 * first one observed. It must see every generation.
 */
public final class Ages {

    private View view;
    private int[] ages;

    /**
     * Starts to count.
     *
     * @param grid the first generation
     */
    public Ages(DotGrid grid) {
        view = grid.view();
        ages = new int[grid.size()];
        grow(grid);
    }

    /**
     * Takes in the next generation. Its view may have moved; at another scale all starts anew.
     *
     * @param grid the next generation
     */
    public void observe(DotGrid grid) {
        follow(grid.view());
        grow(grid);
    }

    /**
     * Takes in another view of the same generation.
     *
     * @param grid what is in view
     */
    public void moveTo(DotGrid grid) {
        follow(grid.view());
        for (int dot = 0; dot < ages.length; dot++) {
            ages[dot] = grid.count(dot) == 0 ? 0 : Math.max(1, ages[dot]);
        }
    }

    private void follow(View next) {
        if (!next.equals(view)) {
            ages = carriedOver(next);
            view = next;
        }
    }

    /**
     * {@return the age of a dot: 0 if it is dead, 1 in the generation in which it came alive}
     *
     * @param dot its number, counted row by row
     */
    public int age(int dot) {
        return ages[dot];
    }

    private void grow(DotGrid grid) {
        for (int dot = 0; dot < ages.length; dot++) {
            ages[dot] = grid.count(dot) == 0 ? 0 : ages[dot] + 1;
        }
    }

    private int[] carriedOver(View next) {
        int[] moved = new int[next.columns() * next.rows()];
        if (next.shift() != view.shift()) {
            return moved;
        }
        for (int row = 0; row < next.rows(); row++) {
            long oldRow = next.top() + row - view.top();
            for (int column = 0; column < next.columns(); column++) {
                long oldColumn = next.left() + column - view.left();
                if (0 <= oldRow
                        && oldRow < view.rows()
                        && 0 <= oldColumn
                        && oldColumn < view.columns()) {
                    moved[row * next.columns() + column] =
                            ages[(int) oldRow * view.columns() + (int) oldColumn];
                }
            }
        }
        return moved;
    }
}

package io.github.gol4j.cli.view;

import io.github.gol4j.CellSet;
import io.github.gol4j.Universe;

/** Boards for tests of pictures. */
final class Boards {

    private Boards() {}

    /** A universe with cells at x0, y0, x1, y1, and so on. */
    static Universe universe(long... coordinates) {
        Universe universe = new Universe();
        universe.setAll(CellSet.ofPoints(coordinates), true);
        return universe;
    }

    static Frame plain(Universe universe, View view) {
        DotGrid grid = DotGrid.of(universe, view);
        return Colouring.PLAIN.paint(grid, new Ages(grid));
    }
}

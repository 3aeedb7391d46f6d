package io.github.gol4j.cli.play;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.cli.view.View;

/** Which part of the plane is on a screen of so many dots, and how large. */
final class Camera {

    private static final int LARGEST = 4;
    private static final BoundingBox ORIGIN = new BoundingBox(0, 0, 0, 0);

    /** How many dots wide a cell is, as a power of two; below 0, how many cells wide a dot is. */
    private int zoom;

    private View view = new View(0, 0, 0, 1, 1);
    private int columns = 1;
    private int rows = 1;

    /** Takes over the size of the screen; what is in the middle stays there. */
    void resize(int dotColumns, int dotRows) {
        columns = dotColumns;
        rows = dotRows;
        zoomTo(zoom);
    }

    /** Shows all of a region, or the origin. */
    void fit(BoundingBox region) {
        zoom = -View.fittingShift(region, Math.max(2, columns), Math.max(2, rows));
        view = View.centred(region, -zoom, columns, rows);
    }

    void fitOrigin() {
        fit(ORIGIN);
    }

    void zoomBy(int steps) {
        zoomTo(Math.clamp(zoom + steps, -View.MAX_SHIFT, LARGEST));
    }

    private void zoomTo(int level) {
        zoom = level;
        view =
                view.rescaled(
                        Math.max(0, -level),
                        Math.max(1, columns / magnification()),
                        Math.max(1, rows / magnification()));
    }

    /** Moves by so many eighths of the screen. */
    void pan(int right, int down) {
        view =
                view.moved(
                        (long) right * Math.max(1, view.columns() / 8),
                        (long) down * Math.max(1, view.rows() / 8));
    }

    View view() {
        return view;
    }

    /** How many dots wide a cell is drawn. */
    int magnification() {
        return 1 << Math.max(0, zoom);
    }

    /** The scale as people write it: 4:1 is four dots a cell. */
    String scale() {
        return zoom >= 0 ? magnification() + ":1" : "1:2^" + -zoom;
    }
}

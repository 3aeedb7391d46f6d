package io.github.gol4j.cli.chart;

/** What a chart is drawn with. Coordinates are pixels from the top left corner. */
interface Canvas {

    /** Where a text lies relative to its point, which is on its base line. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Draws a line through some points. */
    void line(double[] xs, double[] ys, int colour, double width);

    /** Writes a text. */
    void text(double x, double y, String text, Anchor anchor, int size);
}

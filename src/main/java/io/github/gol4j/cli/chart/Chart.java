package io.github.gol4j.cli.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** The population over the generations, as a line. */
public final class Chart {

    private static final int LEFT = 100;
    private static final int RIGHT = 30;
    private static final int TOP = 48;
    private static final int BOTTOM = 62;

    /** How many pixels a mark and its number need. */
    private static final int MARK_WIDTH = 110;

    private static final int MARK_HEIGHT = 50;

    private static final int LINE = 0x1f4ed8;
    private static final int GRID = 0xdfe3e8;
    private static final int FRAME = 0x8a929a;

    private final String title;
    private final List<Sample> samples;
    private final int width;
    private final int height;
    private final boolean logarithmic;

    /**
     * Makes a chart.
     *
     * @param title what is above it
     * @param samples the numbers, at least one, by generation
     * @param width in pixels, at least 200
     * @param height in pixels, at least 200
     * @param logarithmic whether the scale of the population is; it has no place for an empty
     *     board, where the line has a gap
     */
    public Chart(String title, List<Sample> samples, int width, int height, boolean logarithmic) {
        this.title = title;
        this.samples = samples;
        this.width = width;
        this.height = height;
        this.logarithmic = logarithmic;
    }

    /** {@return an SVG document} */
    public String svg() {
        SvgCanvas canvas = new SvgCanvas(width, height);
        draw(canvas);
        return canvas.document();
    }

    /** {@return an image; needs fonts, which not every headless system has} */
    public BufferedImage image() {
        ImageCanvas canvas = new ImageCanvas(width, height);
        draw(canvas);
        return canvas.image();
    }

    private void draw(Canvas canvas) {
        Axis across =
                Axis.linear(
                        samples.getFirst().x(),
                        samples.getLast().x(),
                        LEFT,
                        width - RIGHT,
                        Math.max(1, (width - LEFT - RIGHT) / MARK_WIDTH),
                        false);
        double most = samples.stream().mapToDouble(Sample::y).max().orElse(1);
        double bottom = height - BOTTOM;
        Axis up =
                logarithmic
                        ? Axis.logarithmic(most, bottom, TOP)
                        : Axis.linear(
                                0,
                                most,
                                bottom,
                                TOP,
                                Math.max(1, (height - TOP - BOTTOM) / MARK_HEIGHT),
                                true);
        for (double mark : up.marks()) {
            double y = up.pixel(mark);
            straight(canvas, LEFT, y, width - RIGHT, y, GRID);
            canvas.text(LEFT - 8, y + 4, number(mark), Canvas.Anchor.END, 12);
        }
        for (double mark : across.marks()) {
            double x = across.pixel(mark);
            straight(canvas, x, bottom, x, bottom + 5, FRAME);
            canvas.text(x, bottom + 20, number(mark), Canvas.Anchor.MIDDLE, 12);
        }
        straight(canvas, LEFT, bottom, width - RIGHT, bottom, FRAME);
        canvas.text(width / 2.0, TOP / 2.0 + 4, title, Canvas.Anchor.MIDDLE, 16);
        canvas.text(12, TOP - 18, "population", Canvas.Anchor.START, 12);
        canvas.text(
                (LEFT + width - RIGHT) / 2.0, height - 16, "generation", Canvas.Anchor.MIDDLE, 12);
        for (Outline part : Outline.of(samples, across, up, width - LEFT - RIGHT)) {
            canvas.line(part.xs(), part.ys(), LINE, 1.5);
        }
    }

    private static void straight(
            Canvas canvas, double x1, double y1, double x2, double y2, int colour) {
        canvas.line(new double[] {x1, x2}, new double[] {y1, y2}, colour, 1);
    }

    private static String number(double number) {
        return number < 1e15
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.0e", number);
    }
}

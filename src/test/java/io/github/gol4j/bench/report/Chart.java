package io.github.gol4j.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

/**
 * Lines over two logarithmic axes, as SVG. What is text or a black line has the colour of the text
 * around it, so that a chart fits a light page and a dark one.
 *
 * <p>Written here rather than taken from a library of charts, because those measure their text with
 * AWT, which a JDK on a machine without fonts does not have.
 */
public final class Chart {

    private static final int WIDTH = 760;
    private static final int PLOT_HEIGHT = 340;
    private static final int LEFT = 80;
    private static final int TOP = 56;
    private static final int RIGHT = 24;

    /** From the plot to the first line of the legend: the axis has its numbers and name there. */
    private static final int TO_LEGEND = 66;

    private static final int BOTTOM = TOP + PLOT_HEIGHT;
    private static final String GRID = "stroke=\"currentColor\" stroke-opacity=\"0.2\"";

    private static final String EXPONENTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Zeros after a point, which a power of ten does without. */
    private static final Pattern WHOLE = Pattern.compile("\\.0+(?= )");

    private static final int LEGEND_COLUMNS = 2;
    private static final int LEGEND_LINE = 20;

    /** Told apart by people with any colour vision: Okabe and Ito, Color Universal Design, 2002. */
    private static final List<String> COLOURS =
            List.of(
                    "#0072B2",
                    "#D55E00",
                    "#009E73",
                    "#CC79A7",
                    "#E69F00",
                    "#56B4E9",
                    "currentColor");

    /** Lines that share a colour, because there are more of them than colours, differ in this. */
    private static final List<String> DASHES = List.of("none", "6 4", "2 3");

    private record Point(double x, double y) {}

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final DoubleFunction<String> yUnit;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();

    /**
     * Makes an empty chart.
     *
     * @param title what it shows
     * @param xLabel what goes to the right
     * @param yLabel what goes up
     * @param yUnit how its values are written, with their unit
     */
    public Chart(String title, String xLabel, String yLabel, DoubleFunction<String> yUnit) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.yUnit = yUnit;
    }

    /** Adds a point to a line; both numbers are positive. */
    public void add(String line, double x, double y) {
        lines.computeIfAbsent(line, name -> new ArrayList<>()).add(new Point(x, y));
    }

    String title() {
        return title;
    }

    /** The chart as an SVG element. */
    String svg() {
        Axis x = new Axis(LEFT, WIDTH - RIGHT);
        Axis y = new Axis(BOTTOM, TOP);
        for (List<Point> points : lines.values()) {
            for (Point point : points) {
                x.take(point.x);
                y.take(point.y);
            }
        }
        int legendLines = Math.ceilDiv(lines.size(), LEGEND_COLUMNS);
        int height = BOTTOM + TO_LEGEND + LEGEND_LINE * legendLines;
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
                        .formatted(WIDTH, height));
        svg.append("<title>%s</title>%n".formatted(Html.escape(title)));
        text(svg, WIDTH / 2.0, 18, "middle", title);
        text(svg, LEFT, TOP - 14, "middle", yLabel);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, BOTTOM + 40, "middle", xLabel);
        for (double tick : x.ticks()) {
            line(svg, x.at(tick), TOP, x.at(tick), BOTTOM, GRID);
            text(svg, x.at(tick), BOTTOM + 20, "middle", power(tick));
        }
        for (double tick : y.ticks()) {
            line(svg, LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), GRID);
            text(
                    svg,
                    LEFT - 8,
                    y.at(tick) + 4,
                    "end",
                    WHOLE.matcher(yUnit.apply(tick)).replaceAll(""));
        }
        int number = 0;
        for (var entry : lines.entrySet()) {
            draw(svg, entry.getKey(), entry.getValue(), x, y, number++);
        }
        return svg.append("</svg>").toString();
    }

    private static void draw(
            StringBuilder svg, String name, List<Point> points, Axis x, Axis y, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        String dashes = DASHES.get(number / COLOURS.size() % DASHES.size());
        String stroke =
                "stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\""
                        .formatted(colour, dashes);
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(number(x.at(point.x)))
                    .append(',')
                    .append(number(y.at(point.y)))
                    .append(' ');
            svg.append(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\"/>%n"
                            .formatted(number(x.at(point.x)), number(y.at(point.y)), colour));
        }
        svg.append(
                "<polyline points=\"%s\" fill=\"none\" %s/>%n"
                        .formatted(path.toString().strip(), stroke));
        int column = number % LEGEND_COLUMNS;
        double left = LEFT + column * (double) (WIDTH - LEFT - RIGHT) / LEGEND_COLUMNS;
        int top = BOTTOM + TO_LEGEND + LEGEND_LINE * (number / LEGEND_COLUMNS);
        line(svg, left, top, left + 28, top, stroke);
        text(svg, left + 36, top + 4, "start", name);
    }

    private static void line(
            StringBuilder svg, double x1, double y1, double x2, double y2, String stroke) {
        svg.append(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>%n"
                        .formatted(number(x1), number(y1), number(x2), number(y2), stroke));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
                        .formatted(number(x), number(y), anchor, Html.escape(text)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String power(double tick) {
        return tick < 1e4
                ? String.format(Locale.ROOT, "%,.0f", tick)
                : "10" + EXPONENTS.charAt((int) Math.round(Math.log10(tick)));
    }

    /** From values to places, by their logarithms, between whole powers of ten. */
    private static final class Axis {
        private final double from;
        private final double to;
        private int low = Integer.MAX_VALUE;
        private int high = Integer.MIN_VALUE;

        Axis(double from, double to) {
            this.from = from;
            this.to = to;
        }

        void take(double value) {
            low = Math.min(low, (int) Math.floor(Math.log10(value)));
            high = Math.max(high, (int) Math.ceil(Math.log10(value)));
        }

        double at(double value) {
            double span = Math.max(1, high - low);
            return from + (to - from) * (Math.log10(value) - low) / span;
        }

        List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (int power = low; power <= high; power++) {
                ticks.add(Math.pow(10, power));
            }
            return ticks;
        }
    }
}

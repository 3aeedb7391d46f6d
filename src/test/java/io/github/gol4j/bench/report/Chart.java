package io.github.gol4j.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** Lines over two logarithmic axes. */
public final class Chart implements Picture {

    private static final int PLOT_HEIGHT = 340;
    private static final int LEFT = 80;
    private static final int TOP = 56;
    private static final int RIGHT = Svg.WIDTH - 24;

    /** From the plot to the first line of the legend: the axis has its numbers and name there. */
    private static final int TO_LEGEND = 66;

    private static final int BOTTOM = TOP + PLOT_HEIGHT;

    private static final String EXPONENTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

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

    /** Adds a point to a line; what is not positive is drawn at the edge. */
    public void add(String line, double x, double y) {
        lines.computeIfAbsent(line, name -> new ArrayList<>()).add(new Point(x, y));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String svg() {
        Axis x = Axis.logarithmic(all(Point::x), LEFT, RIGHT);
        Axis y = Axis.logarithmic(all(Point::y), BOTTOM, TOP);
        int legendLines = Math.ceilDiv(lines.size(), LEGEND_COLUMNS);
        Svg svg = new Svg(title, BOTTOM + TO_LEGEND + LEGEND_LINE * legendLines);
        svg.text(LEFT, TOP - 14, "middle", yLabel);
        svg.text((LEFT + RIGHT) / 2.0, BOTTOM + 40, "middle", xLabel);
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP, x.at(tick), BOTTOM, Svg.GRID);
            svg.text(x.at(tick), BOTTOM + 20, "middle", power(tick));
        }
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), Svg.GRID);
            svg.text(LEFT - 8, y.at(tick) + 4, "end", Axis.label(tick, yUnit));
        }
        int number = 0;
        for (var entry : lines.entrySet()) {
            draw(svg, entry.getKey(), entry.getValue(), x, y, number++);
        }
        return svg.end();
    }

    private double[] all(ToDoubleFunction<Point> coordinate) {
        return lines.values().stream().flatMap(List::stream).mapToDouble(coordinate).toArray();
    }

    private static void draw(Svg svg, String name, List<Point> points, Axis x, Axis y, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        String dashes = DASHES.get(number / COLOURS.size() % DASHES.size());
        String stroke =
                "stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\""
                        .formatted(colour, dashes);
        StringJoiner path = new StringJoiner(" ");
        for (Point point : points) {
            path.add(Svg.point(x.at(point.x), y.at(point.y)));
            svg.circle(x.at(point.x), y.at(point.y), 3.5, colour);
        }
        svg.polyline(path.toString(), stroke);
        int column = number % LEGEND_COLUMNS;
        double left = LEFT + column * (double) (RIGHT - LEFT) / LEGEND_COLUMNS;
        int top = BOTTOM + TO_LEGEND + LEGEND_LINE * (number / LEGEND_COLUMNS);
        svg.line(left, top, left + 28, top, stroke);
        svg.text(left + 36, top + 4, "start", name);
    }

    private static String power(double tick) {
        return tick < 1e4
                ? String.format(Locale.ROOT, "%,.0f", tick)
                : "10" + EXPONENTS.charAt((int) Math.round(Math.log10(tick)));
    }
}

package io.github.gol4j.bench.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Times one below the other, each with its quartiles as a thin line: bars from 0 or, where the
 * times are too different for that, dots on a logarithmic axis, which has no 0 for a bar to begin
 * at.
 */
public final class Bars implements Picture {

    /** How many times the shortest the longest may be and both still be seen as bars. */
    private static final double SEEN = 20;

    private static final String COLOUR = "#0072B2";
    private static final String SPREAD = "stroke=\"currentColor\" stroke-width=\"1\"";

    private static final int LEFT = 32;

    /** To the right of the axis there is room for a value. */
    private static final int RIGHT = Svg.WIDTH - 120;

    private static final int TOP = 34;

    /** A name and what belongs to it below, and the room to the next name. */
    private static final int ROW = 42;

    /** From a row's top to the middle of its bar. */
    private static final int MIDDLE = 28;

    private static final int THICKNESS = 12;

    /** The axis has its numbers and name there. */
    private static final int BELOW = 50;

    private record Row(String name, Result result) {}

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    /** Makes a picture without rows. */
    public Bars(String title) {
        this.title = title;
    }

    /** Adds a time below the others. */
    public Bars add(String name, Result result) {
        rows.add(new Row(name, result));
        return this;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String svg() {
        DoubleSummaryStatistics medians =
                rows.stream().mapToDouble(row -> row.result.nanos()).summaryStatistics();
        double[] times =
                rows.stream()
                        .flatMapToDouble(
                                row ->
                                        DoubleStream.of(
                                                row.result.percentile(25),
                                                row.result.percentile(75)))
                        .toArray();
        boolean bars = medians.getMax() <= SEEN * medians.getMin();
        Axis axis = bars ? Axis.linear(times, LEFT, RIGHT) : Axis.logarithmic(times, LEFT, RIGHT);
        int bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(title, bottom + BELOW);
        for (double tick : axis.ticks()) {
            svg.line(axis.at(tick), TOP, axis.at(tick), bottom, Svg.GRID);
            svg.text(axis.at(tick), bottom + 20, "middle", Axis.label(tick, Units::time));
        }
        svg.text(
                (LEFT + RIGHT) / 2.0,
                bottom + 40,
                "middle",
                "time, %s axis".formatted(axis.name()));
        for (int i = 0; i < rows.size(); i++) {
            draw(svg, rows.get(i), TOP + ROW * i, axis, bars);
        }
        return svg.end();
    }

    private static void draw(Svg svg, Row row, int top, Axis axis, boolean bar) {
        double end = axis.at(row.result.nanos());
        double upper = axis.at(row.result.percentile(75));
        int middle = top + MIDDLE;
        svg.text(LEFT, top + 16, "start", row.name);
        if (bar) {
            svg.rectangle(LEFT, middle - THICKNESS / 2.0, end - LEFT, THICKNESS, COLOUR);
        } else {
            svg.circle(end, middle, THICKNESS / 2.0, COLOUR);
        }
        svg.line(axis.at(row.result.percentile(25)), middle, upper, middle, SPREAD);
        svg.text(
                Math.max(end, upper) + THICKNESS,
                middle + 5,
                "start",
                Units.time(row.result.nanos()));
    }
}

package io.github.gol4j.bench.report;

import java.util.Locale;

/**
 * An SVG element in the making. What is text or a black line has the colour of the text around it,
 * so that a picture fits a light page and a dark one.
 */
final class Svg {

    /** How wide every picture is. */
    static final int WIDTH = 760;

    /** A line that is there to read values by. */
    static final String GRID = "stroke=\"currentColor\" stroke-opacity=\"0.2\"";

    private final StringBuilder svg = new StringBuilder();

    Svg(String title, int height) {
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
                        .formatted(WIDTH, height));
        svg.append("<title>%s</title>%n".formatted(Html.escape(title)));
        text(WIDTH / 2.0, 18, "middle", title);
    }

    void line(double x1, double y1, double x2, double y2, String stroke) {
        svg.append(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>%n"
                        .formatted(number(x1), number(y1), number(x2), number(y2), stroke));
    }

    /** A line through points that are given as x,y x,y …; {@link #point} writes one. */
    void polyline(String points, String stroke) {
        svg.append("<polyline points=\"%s\" fill=\"none\" %s/>%n".formatted(points, stroke));
    }

    static String point(double x, double y) {
        return "%s,%s".formatted(number(x), number(y));
    }

    void circle(double x, double y, double radius, String colour) {
        svg.append(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>%n"
                        .formatted(number(x), number(y), number(radius), colour));
    }

    void rectangle(double x, double y, double width, double height, String colour) {
        svg.append(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>%n"
                        .formatted(number(x), number(y), number(width), number(height), colour));
    }

    /** A text that has its start, middle or end at a place. */
    void text(double x, double y, String anchor, String text) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
                        .formatted(number(x), number(y), anchor, Html.escape(text)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The whole element. */
    String end() {
        return svg + "</svg>";
    }
}

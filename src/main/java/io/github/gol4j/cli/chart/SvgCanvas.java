package io.github.gol4j.cli.chart;

import java.util.Locale;

/** Draws SVG 1.1 whose text stays text. */
final class SvgCanvas implements Canvas {

    private final StringBuilder svg = new StringBuilder();

    SvgCanvas(int width, int height) {
        svg.append(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
                viewBox="0 0 %1$d %2$d" font-family="sans-serif">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """
                        .formatted(width, height));
    }

    @Override
    public void line(double[] xs, double[] ys, int colour, double width) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<polyline fill=\"none\" stroke=\"#%06x\" stroke-width=\"%s\""
                                + " stroke-linejoin=\"round\" points=\"",
                        colour,
                        number(width)));
        for (int i = 0; i < xs.length; i++) {
            svg.append(i == 0 ? "" : " ").append(number(xs[i])).append(',').append(number(ys[i]));
        }
        svg.append("\"/>\n");
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, int size) {
        svg.append(
                "<text x=\"%s\" y=\"%s\" font-size=\"%d\" text-anchor=\"%s\" fill=\"#202428\">%s</text>\n"
                        .formatted(
                                number(x),
                                number(y),
                                size,
                                anchor.name().toLowerCase(Locale.ROOT),
                                escaped(text)));
    }

    /** The whole document. */
    String document() {
        return svg + "</svg>\n";
    }

    private static String number(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Names of patterns may hold what XML would read as its own, and what it does not allow. */
    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}

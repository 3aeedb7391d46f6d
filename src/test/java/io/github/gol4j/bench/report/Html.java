package io.github.gol4j.bench.report;

import java.util.List;

/** The report as one page that needs nothing else. */
final class Html {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --line: #ccc; }
            @media (prefers-color-scheme: dark) { :root { --line: #555; } }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
                   padding: 0 1rem; }
            table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto; }
            th, td { border: 1px solid var(--line); padding: .2rem .6rem; text-align: right; }
            td { white-space: nowrap; font-variant-numeric: tabular-nums; }
            .words { text-align: left; white-space: normal; }
            td.words:first-child { min-width: 9rem; }
            figure { margin: 1rem 0; overflow-x: auto; }
            svg { width: 100%; min-width: 36rem; height: auto; font: 14px system-ui, sans-serif;
                  fill: currentColor; }
            """;

    /** Texts that do not begin with a digit and have more characters than this are words. */
    private static final int SHORT = 8;

    private Html() {}

    static String page(String title, List<Section> sections) {
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.append("<title>%s</title>\n<style>\n%s</style>\n".formatted(escape(title), STYLE));
        html.append("</head>\n<body>\n<h1>%s</h1>\n".formatted(escape(title)));
        for (Section section : sections) {
            html.append("<h2>%s</h2>\n".formatted(escape(section.title())));
            for (Section.Block block : section.blocks()) {
                html.append(
                                switch (block) {
                                    case Section.Words words ->
                                            "<p>%s</p>".formatted(escape(words.text()));
                                    case Section.Warning warning ->
                                            "<p><strong>%s</strong></p>"
                                                    .formatted(escape(warning.text()));
                                    case Section.Grid grid -> table(grid.table());
                                    case Section.Figure figure ->
                                            "<figure>%s</figure>".formatted(figure.picture().svg());
                                })
                        .append('\n');
            }
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static String table(Table table) {
        StringBuilder html = new StringBuilder("<table>\n");
        row(html, "th", table.heads(), table);
        table.rows().forEach(texts -> row(html, "td", texts, table));
        return html.append("</table>").toString();
    }

    private static void row(StringBuilder html, String element, List<String> texts, Table table) {
        html.append("<tr>");
        for (int i = 0; i < texts.size(); i++) {
            String kind = hasWords(table, i) ? " class=\"words\"" : "";
            html.append("<%1$s%3$s>%2$s</%1$s>".formatted(element, escape(texts.get(i)), kind));
        }
        html.append("</tr>\n");
    }

    /** Whether a column has texts that go to the left and may be broken, and not numbers only. */
    private static boolean hasWords(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .anyMatch(text -> text.length() > SHORT && !Character.isDigit(text.charAt(0)));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

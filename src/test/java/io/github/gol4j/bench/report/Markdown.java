package io.github.gol4j.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/** The report as Markdown. Pictures are in the HTML page only. */
final class Markdown {

    private Markdown() {}

    static String page(String title, List<Section> sections) {
        StringBuilder page = new StringBuilder("# %s\n".formatted(title));
        for (Section section : sections) {
            page.append("\n## %s\n".formatted(section.title()));
            for (Section.Block block : section.blocks()) {
                page.append('\n')
                        .append(
                                switch (block) {
                                    case Section.Words words -> words.text();
                                    case Section.Warning warning ->
                                            "**%s**".formatted(warning.text());
                                    case Section.Grid grid -> table(grid.table());
                                    case Section.Figure figure ->
                                            "(A picture in report.html: %s.)"
                                                    .formatted(figure.picture().title());
                                })
                        .append('\n');
            }
        }
        return page.toString();
    }

    private static String table(Table table) {
        String rule =
                table.heads().stream()
                        .map(head -> "---")
                        .collect(Collectors.joining("|", "\n|", "|\n"));
        return row(table.heads())
                + rule
                + table.rows().stream().map(Markdown::row).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}

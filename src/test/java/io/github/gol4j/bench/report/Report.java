package io.github.gol4j.bench.report;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that was measured, as two files. */
public final class Report {

    private static final String TITLE =
            "gol4j: what native code wins, and what the way there costs";

    private Report() {}

    /**
     * Writes report.md and report.html.
     *
     * @param folder where
     * @param run how it was measured
     * @param remarks what else is to be said of that, a paragraph each
     * @param warning why the times mean nothing, if they do not: then no goal is judged by them
     * @param sections one for each suite
     */
    public static void write(
            Path folder,
            Run run,
            List<String> remarks,
            Optional<String> warning,
            List<Section> sections)
            throws IOException {
        List<Section> all = new ArrayList<>();
        Section how = new Section("What was measured on what");
        warning.ifPresent(how::warn);
        how.add(run.table())
                .say(
                        "Times are medians of single calls, with their quartiles in"
                                + " brackets, between which half of the calls are, or with half their"
                                + " distance after a ±. Empty calls"
                                + " are too short to be timed one by one: theirs are the median"
                                + " and quartiles of iterations. Every contender's board was"
                                + " compared with gol4j's before it was measured. The garbage"
                                + " collector and the heap are the same for all.");
        remarks.forEach(remark -> how.say("%s", remark));
        all.add(how);
        if (warning.isEmpty()) {
            targets(sections).ifPresent(all::add);
        }
        all.addAll(sections);
        Files.createDirectories(folder);
        replace(markdown(folder), Markdown.page(TITLE, all));
        replace(html(folder), Html.page(TITLE, all));
    }

    /** The report for a terminal, in a folder. */
    public static Path markdown(Path folder) {
        return folder.resolve("report.md");
    }

    /** The same for a browser. */
    public static Path html(Path folder) {
        return folder.resolve("report.html");
    }

    /** Writes a file as a whole or not at all. */
    private static void replace(Path file, String text) throws IOException {
        Path part = Files.writeString(Path.of(file + ".part"), text);
        Files.move(part, file, ATOMIC_MOVE);
    }

    private static Optional<Section> targets(List<Section> sections) {
        Table table = new Table("what", "must", "aim", "measured", "verdict");
        for (Section section : sections) {
            for (Target target : section.targets()) {
                table.row(
                        target.what(),
                        target.row(target.must()),
                        target.row(target.aim()),
                        target.figure(),
                        target.verdict());
            }
        }
        return table.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Goals").add(table));
    }
}

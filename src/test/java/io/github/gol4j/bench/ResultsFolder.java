package io.github.gol4j.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.github.gol4j.bench.report.Report;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Run;
import io.github.gol4j.bench.report.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * Where the results of all suites lie, each with a note of how it was measured, and the report of
 * them: a run of one suite does not take the others out of it.
 */
final class ResultsFolder {

    private final Path folder;
    private final Effort effort;
    private final Run run;
    private boolean hasWritten;

    /** A folder for results of this effort, which {@code run} says more of. */
    ResultsFolder(Path folder, Effort effort, Run run) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.effort = effort;
        this.run = run;
    }

    Path report() {
        return Report.markdown(folder);
    }

    /** Keeps what was measured for a suite, and what had to be left out. */
    void keep(Suite suite, Collection<RunResult> results, List<String> leftOut) throws IOException {
        setAside(suite);
        // First, so that it never stands beside results that it does not belong to.
        Files.deleteIfExists(note(suite));
        ResultFormatFactory.getInstance(ResultFormatType.JSON, json(suite).toString())
                .writeOut(results);
        run.leavingOut(leftOut).write(note(suite));
    }

    /**
     * Moves what was measured otherwise to the folder {@code before}, and the report of it: a quick
     * run of a suite must not cost the full one, which took half an hour.
     */
    private void setAside(Suite suite) throws IOException {
        Optional<Run> made = Run.read(note(suite));
        if (made.isEmpty() || made.get().differences(run).isEmpty()) {
            return;
        }
        List<Path> files = new ArrayList<>(List.of(note(suite), json(suite)));
        if (!hasWritten) {
            files.addAll(List.of(report(), Report.html(folder)));
        }
        Path aside = Files.createDirectories(folder.resolve("before"));
        for (Path file : files) {
            if (Files.exists(file)) {
                Files.move(file, aside.resolve(file.getFileName()), REPLACE_EXISTING);
            }
        }
    }

    /**
     * Writes the report of all suites that were measured as this run measures.
     *
     * @param failed the names of those that were to be measured now and could not be
     * @return the suites that are not in it, and why
     */
    Map<String, String> write(Set<String> failed) throws IOException {
        List<Section> sections = new ArrayList<>();
        Map<String, Run> there = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (Suite suite : Suite.ALL) {
            Optional<Run> made = Run.read(note(suite));
            if (failed.contains(suite.name())) {
                missing.put(suite.name(), "failed");
            } else if (made.isEmpty()) {
                missing.put(suite.name(), "not measured");
            } else if (!made.get().differences(run).isEmpty()) {
                missing.put(
                        suite.name(),
                        "measured on %s, with different %s"
                                .formatted(made.get().date(), made.get().differences(run)));
            } else {
                try {
                    Section section = suite.report(Results.read(json(suite)));
                    suite.caution(effort).ifPresent(caution -> section.say("%s", caution));
                    made.get().leftOut().forEach(sentence -> section.say("%s", sentence));
                    sections.add(section);
                    there.put(suite.name(), made.get());
                } catch (IOException | RuntimeException e) {
                    missing.put(suite.name(), "its results cannot be read: " + e);
                }
            }
        }
        Report.write(folder, run, remarks(there, missing), warning(), sections);
        hasWritten = true;
        return missing;
    }

    private Optional<String> warning() {
        return effort == Effort.SMOKE
                ? Optional.of(
                        "These times mean nothing, nor do the sentences about them: each case ran"
                                + " once, in a JVM that was not warm, to see that it works.")
                : Optional.empty();
    }

    private List<String> remarks(Map<String, Run> there, Map<String, String> missing) {
        List<String> remarks = new ArrayList<>();
        origin(there, made -> "on " + made.date(), "on one day").ifPresent(remarks::add);
        origin(there, made -> "from commit " + made.commit(), "from one commit")
                .ifPresent(remarks::add);
        if (!missing.isEmpty()) {
            remarks.add(
                    "Not in this report: %s. To measure what is missing in the same way: `%s %s`."
                            .formatted(
                                    missing.entrySet().stream()
                                            .map(e -> e.getKey() + " (" + e.getValue() + ")")
                                            .collect(Collectors.joining("; ")),
                                    effort.command(),
                                    String.join(" ", missing.keySet())));
        }
        return remarks;
    }

    /** Says when or from what the suites were measured, where that is not what this run is of. */
    private Optional<String> origin(
            Map<String, Run> there, Function<Run, String> words, String one) {
        List<String> all = there.values().stream().map(words).distinct().toList();
        if (all.isEmpty() || all.equals(List.of(words.apply(run)))) {
            return Optional.empty();
        }
        if (all.size() == 1) {
            return Optional.of("All was measured %s.".formatted(all.getFirst()));
        }
        return Optional.of(
                there.entrySet().stream()
                        .map(e -> "%s %s".formatted(e.getKey(), words.apply(e.getValue())))
                        .collect(
                                Collectors.joining(
                                        ", ", "Not all was measured %s: ".formatted(one), ".")));
    }

    private Path json(Suite suite) {
        return folder.resolve(suite.name() + ".json");
    }

    private Path note(Suite suite) {
        return folder.resolve(suite.name() + ".properties");
    }
}

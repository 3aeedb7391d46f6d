package io.github.gol4j.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** For tests: results as if JMH had measured them. */
public final class JmhFile {

    private final List<Map<String, Object>> runs = new ArrayList<>();

    /** Adds a case in which calls took so many nanoseconds, three calls each. */
    public JmhFile add(String method, Map<String, ?> parameters, long... nanos) {
        List<List<Long>> bins = LongStream.of(nanos).mapToObj(time -> List.of(time, 3L)).toList();
        Map<String, Object> run = new HashMap<>();
        run.put("benchmark", "a.package.Benchmark." + method);
        run.put("params", parameters);
        run.put(
                "primaryMetric",
                Map.of("scoreUnit", "ns/op", "rawDataHistogram", List.of(List.of(bins))));
        runs.add(run);
        return this;
    }

    /** Lets each call of the case that was added last make so many bytes of garbage. */
    public JmhFile garbage(long bytes) {
        runs.getLast()
                .put("secondaryMetrics", Map.of("gc.alloc.rate.norm", Map.of("score", bytes)));
        return this;
    }

    /** The results, by way of a file. */
    public Results results() throws IOException {
        Path file = Files.createTempFile("jmh", ".json");
        try {
            write(file);
            return Results.read(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Writes the results. */
    public void write(Path file) throws IOException {
        new ObjectMapper().writeValue(file.toFile(), runs);
    }

    /** A section as Markdown, with what came of its goals. */
    public static String markdown(Section section) {
        StringBuilder verdicts = new StringBuilder();
        section.targets()
                .forEach(
                        t ->
                                verdicts.append(
                                        "%s: %s, %s%n"
                                                .formatted(t.what(), t.figure(), t.verdict())));
        return Markdown.page("", List.of(section)) + verdicts;
    }
}

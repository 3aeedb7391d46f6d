package io.github.gol4j.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was measured for a suite. */
public final class Results {

    private final List<Result> all = new ArrayList<>();

    /** Reads what JMH wrote. */
    public static Results read(Path json) throws IOException {
        Results results = new Results();
        new ObjectMapper().readTree(json.toFile()).forEach(run -> results.all.add(Result.of(run)));
        return results;
    }

    /** The case of a method with these values, among others, of its parameters. */
    public Optional<Result> find(String method, Map<String, ?> parameters) {
        return all.stream()
                .filter(result -> result.method().equals(method))
                .filter(
                        result ->
                                parameters.entrySet().stream()
                                        .allMatch(
                                                e ->
                                                        e.getValue()
                                                                .toString()
                                                                .equals(
                                                                        result.parameters()
                                                                                .get(e.getKey()))))
                .findFirst();
    }

    /** The values that a parameter of a method was measured with, in that order. */
    public List<String> values(String method, String parameter) {
        return all.stream()
                .filter(result -> result.method().equals(method))
                .map(result -> result.parameters().get(parameter))
                .distinct()
                .toList();
    }
}

package io.github.gol4j.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * Some methods of a benchmark class with the values of their parameters, all of them combined.
 *
 * @param benchmark the class
 * @param methods a regular expression for the methods
 * @param parameters the values
 */
public record Plan(Class<?> benchmark, String methods, Map<String, String[]> parameters) {

    static Plan of(Class<?> benchmark, String methods) {
        return new Plan(benchmark, methods, Map.of());
    }

    /** The same with the values of one more parameter. */
    Plan with(String parameter, String... values) {
        Map<String, String[]> more = new LinkedHashMap<>(parameters);
        more.put(parameter, values);
        return new Plan(benchmark, methods, more);
    }

    void configure(ChainedOptionsBuilder options) {
        options.include(benchmark.getName().replace(".", "\\.") + "\\.(" + methods + ")$");
        parameters.forEach(options::param);
    }
}

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
 * @param pace how many iterations it needs
 */
public record Plan(
        Class<?> benchmark, String methods, Map<String, String[]> parameters, Pace pace) {

    /** How many iterations a plan needs. */
    enum Pace {
        /** As the effort has it. */
        STEADY,
        /** Few: calls take so long that JMH makes one in each. */
        SLOW,
        /** Fewer still: calls take many seconds. */
        SLOWEST,
        /** Many: the cases differ by nanoseconds. */
        FINE
    }

    static Plan of(Class<?> benchmark, String methods) {
        return new Plan(benchmark, methods, Map.of(), Pace.STEADY);
    }

    /** The same with the values of one more parameter. */
    Plan with(String parameter, String... values) {
        Map<String, String[]> more = new LinkedHashMap<>(parameters);
        more.put(parameter, values);
        return new Plan(benchmark, methods, more, pace);
    }

    /** The same at another pace. */
    Plan at(Pace other) {
        return new Plan(benchmark, methods, parameters, other);
    }

    void configure(ChainedOptionsBuilder options) {
        options.include(benchmark.getName().replace(".", "\\.") + "\\.(" + methods + ")$");
        parameters.forEach(options::param);
    }
}

package io.github.gol4j.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * Some methods of a benchmark class with the values of their parameters, all of them combined.
 *
 * @param benchmark the class
 * @param methods a regular expression for the methods
 * @param parameters the values
 * @param pace how many iterations it needs
 * @param inJava whether what is measured is mostly written in Java, so that HotSpot takes seconds
 *     to compile it
 */
public record Plan(
        Class<?> benchmark,
        String methods,
        Map<String, String[]> parameters,
        Pace pace,
        boolean inJava) {

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
        return new Plan(benchmark, methods, Map.of(), Pace.STEADY, false);
    }

    /** The same with the values of one more parameter. */
    Plan with(String parameter, String... values) {
        Map<String, String[]> more = new LinkedHashMap<>(parameters);
        more.put(parameter, values);
        return new Plan(benchmark, methods, more, pace, inJava);
    }

    /** The same at another pace. */
    Plan at(Pace other) {
        return new Plan(benchmark, methods, parameters, other, inJava);
    }

    /**
     * The same as two: of those values of a parameter that begin with {@code JAVA_}, which are
     * contenders in Java, and of the others.
     */
    Stream<Plan> apart(String parameter) {
        return Stream.of(false, true)
                .map(
                        java -> {
                            Map<String, String[]> part = new LinkedHashMap<>(parameters);
                            part.computeIfPresent(
                                    parameter,
                                    (name, values) ->
                                            Stream.of(values)
                                                    .filter(v -> v.startsWith("JAVA_") == java)
                                                    .toArray(String[]::new));
                            return new Plan(benchmark, methods, part, pace, java);
                        })
                .filter(plan -> plan.parameters.get(parameter).length > 0);
    }

    void configure(ChainedOptionsBuilder options) {
        options.include(benchmark.getName().replace(".", "\\.") + "\\.(" + methods + ")$");
        parameters.forEach(options::param);
    }
}

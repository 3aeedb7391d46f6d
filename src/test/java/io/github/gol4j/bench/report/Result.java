package io.github.gol4j.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.MultisetStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * One case of a benchmark.
 *
 * @param method the method
 * @param parameters the values of its parameters
 * @param times the times of single calls in nanoseconds or, where a call is too short for that, the
 *     mean times of the iterations
 * @param bytes how much garbage a call makes; not a number where that was not measured
 */
public record Result(
        String method, Map<String, String> parameters, Statistics times, double bytes) {

    /** Reads a case as JMH writes it. */
    static Result of(JsonNode run) {
        String name = run.path("benchmark").asText();
        Map<String, String> parameters = new TreeMap<>();
        run.path("params")
                .properties()
                .forEach(e -> parameters.put(e.getKey(), e.getValue().asText()));
        JsonNode metric = run.path("primaryMetric");
        if (!metric.path("scoreUnit").asText().equals("ns/op")) {
            throw new IllegalArgumentException(
                    "%s is in %s, not in ns/op".formatted(name, metric.path("scoreUnit")));
        }
        JsonNode garbage = run.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
        return new Result(
                name.substring(name.lastIndexOf('.') + 1),
                parameters,
                metric.has("rawDataHistogram")
                        ? single(metric.path("rawDataHistogram"))
                        : means(metric.path("rawData")),
                garbage.asDouble(Double.NaN));
    }

    /** By fork and iteration, each a list of times and how often each was measured. */
    private static Statistics single(JsonNode forks) {
        MultisetStatistics times = new MultisetStatistics();
        for (JsonNode iterations : forks) {
            for (JsonNode iteration : iterations) {
                for (JsonNode bin : iteration) {
                    times.addValue(bin.get(0).asDouble(), bin.get(1).asLong());
                }
            }
        }
        return times;
    }

    private static Statistics means(JsonNode forks) {
        ListStatistics times = new ListStatistics();
        for (JsonNode iterations : forks) {
            iterations.forEach(mean -> times.addValue(mean.asDouble()));
        }
        return times;
    }

    /** The median time, which a busy machine disturbs least. */
    public double nanos() {
        return percentile(50);
    }

    /** The time that so many per cent of the calls did not take longer than. */
    public double percentile(double rank) {
        return times.getPercentile(rank);
    }

    /** The median with half the distance of the quartiles in per cent of it, for crowded tables. */
    public String brief() {
        return briefFor(1);
    }

    /** The same for one of several things that a call does. */
    public String briefFor(double things) {
        String time = Units.time(nanos() / things);
        double half = (percentile(75) - percentile(25)) / 2;
        // A clock that is too coarse for a call says 0, of which there are no per cent.
        return nanos() == 0 ? time : "%s ± %.0f %%".formatted(time, 100 * half / nanos());
    }

    /** The median with the quartiles, between which half of the times are. */
    public String withSpread() {
        return "%s (%s – %s)"
                .formatted(
                        Units.time(nanos()),
                        Units.time(percentile(25)),
                        Units.time(percentile(75)));
    }
}

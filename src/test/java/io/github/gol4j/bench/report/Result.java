package io.github.gol4j.bench.report;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * One case of a benchmark.
 *
 * @param benchmark the simple name of the class
 * @param method the method
 * @param parameters the values of its parameters
 * @param nanos the time of an operation: the median where single ones were timed, which a busy
 *     machine disturbs least, or else the mean
 * @param low the lower quartile, or the shortest of the iterations' means
 * @param high the upper quartile, or the longest of them
 * @param bytes how much garbage an operation makes; not a number where that was not measured
 * @param statistics the single times where those are known, or else the iterations' means
 */
public record Result(
        String benchmark,
        String method,
        Map<String, String> parameters,
        double nanos,
        double low,
        double high,
        double bytes,
        Statistics statistics) {

    static Result of(RunResult run) {
        String name = run.getParams().getBenchmark();
        int dot = name.lastIndexOf('.');
        Map<String, String> parameters = new TreeMap<>();
        for (String key : run.getParams().getParamsKeys()) {
            parameters.put(key, run.getParams().getParam(key));
        }
        var allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        Statistics statistics = run.getPrimaryResult().getStatistics();
        boolean singleTimes = run.getParams().getMode() == Mode.SampleTime;
        return new Result(
                name.substring(name.lastIndexOf('.', dot - 1) + 1, dot),
                name.substring(dot + 1),
                parameters,
                singleTimes ? statistics.getPercentile(50) : run.getPrimaryResult().getScore(),
                singleTimes ? statistics.getPercentile(25) : statistics.getMin(),
                singleTimes ? statistics.getPercentile(75) : statistics.getMax(),
                allocated == null ? Double.NaN : allocated.getScore(),
                statistics);
    }

    /** The time, with the spread of the iterations. */
    public String withSpread() {
        return "%s (%s – %s)".formatted(Units.time(nanos), Units.time(low), Units.time(high));
    }
}

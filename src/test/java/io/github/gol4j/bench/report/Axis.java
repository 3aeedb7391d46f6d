package io.github.gol4j.bench.report;

import java.util.DoubleSummaryStatistics;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * From values to places in a picture.
 *
 * @param name how it goes, in a word
 * @param ticks the values that are marked, from the first to the last place
 * @param scale what is the same distance for values at the same distance
 * @param from the place of the first tick
 * @param to the place of the last tick
 */
record Axis(String name, double[] ticks, DoubleUnaryOperator scale, double from, double to) {

    /** As many distances between ticks, and a few more, are enough to read values from. */
    private static final int DISTANCES = 4;

    /** Zeros after a point, which a tick does without. */
    private static final Pattern WHOLE = Pattern.compile("\\.0+(?= |$)");

    /**
     * By logarithms, between whole powers of ten around those of some values that are positive. A
     * clock that is too coarse for a call says 0, which has no logarithm: its place is the first.
     */
    static Axis logarithmic(double[] values, double from, double to) {
        DoubleSummaryStatistics positive =
                DoubleStream.of(values).filter(value -> value > 0).summaryStatistics();
        if (positive.getCount() == 0) {
            positive.accept(1);
        }
        int low = (int) Math.floor(Math.log10(positive.getMin()));
        int high = Math.max(low + 1, (int) Math.ceil(Math.log10(positive.getMax())));
        double[] ticks =
                IntStream.rangeClosed(low, high)
                        .mapToDouble(power -> Math.pow(10, power))
                        .toArray();
        return new Axis("logarithmic", ticks, Math::log10, from, to);
    }

    /** From 0 to a round number that no value exceeds. */
    static Axis linear(double[] values, double from, double to) {
        double largest = DoubleStream.of(values).filter(value -> value > 0).max().orElse(1);
        double rough = largest / DISTANCES;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step =
                DoubleStream.of(5, 2)
                        .map(round -> round * power)
                        .filter(s -> s <= rough)
                        .findFirst()
                        .orElse(power);
        int steps = (int) Math.ceil(largest / step);
        double[] ticks = IntStream.rangeClosed(0, steps).mapToDouble(i -> i * step).toArray();
        return new Axis("linear", ticks, DoubleUnaryOperator.identity(), from, to);
    }

    /** The place of a value. */
    double at(double value) {
        double first = scale.applyAsDouble(ticks[0]);
        double last = scale.applyAsDouble(ticks[ticks.length - 1]);
        double place = scale.applyAsDouble(Math.max(value, ticks[0]));
        return from + (to - from) * (place - first) / (last - first);
    }

    /** What stands at a tick. */
    static String label(double tick, DoubleFunction<String> unit) {
        return tick == 0 ? "0" : WHOLE.matcher(unit.apply(tick)).replaceAll("");
    }
}

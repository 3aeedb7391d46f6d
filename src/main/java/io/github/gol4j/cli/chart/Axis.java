package io.github.gol4j.cli.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale from numbers to pixels, with marks at round numbers: multiples of 1, 2 or 5 times a power
 * of ten, or on a logarithmic scale the powers of ten.
 */
final class Axis {

    private final double from;
    private final double to;
    private final double firstPixel;
    private final double lastPixel;
    private final boolean logarithmic;
    private final double step;

    /**
     * Makes a linear scale, which may be extended to the next mark.
     *
     * @param from the least number, at the first pixel
     * @param to the greatest number, at the last pixel or before it
     * @param marks about how many marks there is room for
     */
    static Axis linear(
            double from, double to, double firstPixel, double lastPixel, int marks, boolean round) {
        double step = roundStep(Math.max(1, to - from) / marks);
        double end = round ? Math.ceil(to / step) * step : to;
        return new Axis(from, Math.max(end, from + 1), firstPixel, lastPixel, false, step);
    }

    /** Makes a logarithmic scale from 1 to the next power of ten. */
    static Axis logarithmic(double to, double firstPixel, double lastPixel) {
        double decades = Math.max(1, Math.ceil(Math.log10(to)));
        return new Axis(1, Math.pow(10, decades), firstPixel, lastPixel, true, 10);
    }

    private Axis(
            double from,
            double to,
            double firstPixel,
            double lastPixel,
            boolean logarithmic,
            double step) {
        this.from = from;
        this.to = to;
        this.firstPixel = firstPixel;
        this.lastPixel = lastPixel;
        this.logarithmic = logarithmic;
        this.step = step;
    }

    /** Numbers of things are whole, so that a step is never below 1. */
    private static double roundStep(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return Math.max(1, factor * power);
            }
        }
        return Math.max(1, 10 * power);
    }

    /** Whether a number has a place on the scale: on a logarithmic one, 0 has none. */
    boolean has(double number) {
        return !logarithmic || number >= from;
    }

    double pixel(double number) {
        double share =
                logarithmic ? Math.log10(number) / Math.log10(to) : (number - from) / (to - from);
        return firstPixel + share * (lastPixel - firstPixel);
    }

    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        if (logarithmic) {
            // Every decade, or so many that a dozen marks are left.
            double factor = Math.pow(10, Math.ceil(Math.log10(to) / 12));
            for (double mark = 1; mark <= to * 1.0001; mark *= factor) {
                marks.add(mark);
            }
        } else {
            for (double mark = Math.ceil(from / step) * step; mark <= to; mark += step) {
                marks.add(mark);
            }
        }
        return marks;
    }
}

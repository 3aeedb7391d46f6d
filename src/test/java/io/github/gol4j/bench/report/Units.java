package io.github.gol4j.bench.report;

import java.util.Locale;

/** Numbers as people read them: three digits and a unit. */
public final class Units {

    private Units() {}

    /** A time in nanoseconds. */
    public static String time(double nanos) {
        if (nanos < 1e3) {
            return digits(nanos) + " ns";
        } else if (nanos < 1e6) {
            return digits(nanos / 1e3) + " µs";
        } else if (nanos < 1e9) {
            return digits(nanos / 1e6) + " ms";
        }
        return digits(nanos / 1e9) + " s";
    }

    /** A number of anything. */
    public static String count(double number) {
        if (number < 1e4) {
            return number == Math.rint(number)
                    ? String.format(Locale.ROOT, "%,.0f", number)
                    : digits(number);
        } else if (number < 1e6) {
            return digits(number / 1e3) + " thousand";
        } else if (number < 1e9) {
            return digits(number / 1e6) + " million";
        }
        return digits(number / 1e9) + " thousand million";
    }

    /** How many times one thing is another. */
    public static String times(double ratio) {
        return digits(ratio) + "×";
    }

    /** Three digits, or more where they stand before the point. */
    public static String digits(double number) {
        double size = Math.abs(number);
        String format = size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, number);
    }
}

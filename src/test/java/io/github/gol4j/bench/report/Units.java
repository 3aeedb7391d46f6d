package io.github.gol4j.bench.report;

import java.util.Locale;

/** Numbers as people read them: three digits and a unit. */
public final class Units {

    static final String TIMES = "×";

    private Units() {}

    /** A time in nanoseconds. A unit ends where its number would be rounded to 1,000. */
    public static String time(double nanos) {
        if (nanos < 999.5) {
            return digits(nanos) + " ns";
        } else if (nanos < 999.5e3) {
            return digits(nanos / 1e3) + " µs";
        } else if (nanos < 999.5e6) {
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
        } else if (number < 999.5e3) {
            return digits(number / 1e3) + " thousand";
        } else if (number < 999.5e6) {
            return digits(number / 1e6) + " million";
        }
        return digits(number / 1e9) + " thousand million";
    }

    /** How many times one thing is another. */
    public static String times(double ratio) {
        return digits(ratio) + TIMES;
    }

    /** Three digits, or more where they stand before the point. */
    public static String digits(double number) {
        return digits(number, 0);
    }

    /** Some more than that. */
    static String digits(double number, int more) {
        double size = Math.abs(number);
        int places = more + (size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }

    /** The number that digits say. */
    static double parse(String digits) {
        return Double.parseDouble(digits.replace(",", ""));
    }
}

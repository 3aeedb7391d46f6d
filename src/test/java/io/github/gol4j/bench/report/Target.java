package io.github.gol4j.bench.report;

import java.util.Locale;

/**
 * What was set as a goal before anything was measured, and what came of it.
 *
 * @param what what is compared
 * @param measured the ratio that was measured; better is higher, unless {@code lower}
 * @param must the ratio that has to be reached
 * @param aim the ratio that is hoped for
 * @param lower whether lower is better
 */
public record Target(String what, double measured, double must, double aim, boolean lower) {

    String verdict() {
        if (Double.isNaN(measured)) {
            return "not measured";
        }
        if (reaches(aim)) {
            return "aim reached";
        }
        return reaches(must) ? "must reached, aim missed" : "missed";
    }

    /**
     * What was measured, with as many digits as it takes to see the verdict: what is missed by
     * little is not rounded to what would be reached.
     */
    public String figure() {
        if (Double.isNaN(measured)) {
            return "–";
        }
        String digits;
        int more = 0;
        do {
            digits = Units.digits(measured, more++);
        } while (!new Target(what, Units.parse(digits), must, aim, lower)
                .verdict()
                .equals(verdict()));
        return digits + Units.TIMES;
    }

    private boolean reaches(double ratio) {
        return lower ? measured <= ratio : measured >= ratio;
    }

    String row(double ratio) {
        return "%s %s"
                .formatted(lower ? "at most" : "at least", Units.times(ratio))
                .toLowerCase(Locale.ROOT);
    }
}

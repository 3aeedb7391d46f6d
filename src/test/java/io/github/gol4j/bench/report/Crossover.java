package io.github.gol4j.bench.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * From which size on one of two is faster, where it is the slower one for small sizes.
 *
 * <p>Between two sizes that were measured, the ratio of the times is taken to be a power of the
 * size, that is, a straight line where both axes are logarithmic.
 */
public final class Crossover {

    /** The time of gol4j as a multiple of its rival's, by size. */
    private final TreeMap<Double, Double> ratios = new TreeMap<>();

    /**
     * Adds what was measured.
     *
     * @param cells the size
     * @param ours the time of gol4j
     * @param theirs the time of its rival, in the same unit
     */
    public void add(double cells, double ours, double theirs) {
        ratios.put(cells, ours / theirs);
    }

    public boolean isEmpty() {
        return ratios.isEmpty();
    }

    /** Where it lies, in a sentence. */
    public String words() {
        double smallest = ratios.firstKey();
        double largest = ratios.lastKey();
        Map.Entry<Double, Double> lost = null;
        for (var entry : ratios.entrySet()) {
            lost = entry.getValue() > 1 ? entry : lost;
        }
        if (lost == null) {
            return "gol4j is the better choice at every size measured: %s as fast at the smallest, %s cells."
                    .formatted(faster(ratios.firstEntry()), Units.count(smallest));
        }
        Map.Entry<Double, Double> won = ratios.higherEntry(lost.getKey());
        if (won == null) {
            return ("Java is the better choice up to the largest size measured, %s cells, where it"
                            + " is %s as fast as gol4j.")
                    .formatted(Units.count(largest), Units.times(lost.getValue()));
        }
        return ("the crossover is at about %s cells. Below it Java is the better choice, above it"
                        + " gol4j. (Measured: %s cells, where Java is %s as fast, and %s, where"
                        + " gol4j is %s as fast; between them interpolated.)")
                .formatted(
                        Units.count(size(lost, won)),
                        Units.count(lost.getKey()),
                        Units.times(lost.getValue()),
                        Units.count(won.getKey()),
                        Units.times(1 / won.getValue()));
    }

    private static String faster(Map.Entry<Double, Double> first) {
        return Units.times(1 / first.getValue());
    }

    private static double size(Map.Entry<Double, Double> lost, Map.Entry<Double, Double> won) {
        double from = Math.log(lost.getKey());
        double to = Math.log(won.getKey());
        double above = Math.log(lost.getValue());
        double below = Math.log(won.getValue());
        return Math.exp(from + (to - from) * above / (above - below));
    }
}

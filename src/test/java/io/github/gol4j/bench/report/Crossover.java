package io.github.gol4j.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of two is faster at which sizes.
 *
 * <p>Between two sizes that were measured, the ratio of the times is taken to be a power of the
 * size, that is, a straight line where both axes are logarithmic.
 */
public final class Crossover {

    /** Ratios of times up to this tell nobody from the other. */
    private static final double TIE = 1.05;

    /** Who is faster. */
    private enum Choice {
        GOL4J,
        EITHER,
        JAVA;

        static Choice of(double ratio) {
            return ratio > TIE ? JAVA : ratio < 1 / TIE ? GOL4J : EITHER;
        }

        /** The ratio at which another choice becomes this one. */
        double border(Choice other) {
            if (this != EITHER && other != EITHER) {
                return 1;
            }
            return this == JAVA || other == JAVA ? TIE : 1 / TIE;
        }

        /** Who it is, and how much faster, at sizes with these ratios. */
        String words(double least, double most) {
            return switch (this) {
                case JAVA -> "Java is the better choice (%s as fast)".formatted(span(least, most));
                case EITHER -> "it is all one (within 5 %)";
                case GOL4J ->
                        "gol4j is the better choice (%s as fast)"
                                .formatted(span(1 / most, 1 / least));
            };
        }

        private static String span(double least, double most) {
            String from = Units.times(least);
            String to = Units.times(most);
            return from.equals(to) ? from : "%s to %s".formatted(from, to);
        }
    }

    /** Sizes next to each other with the same choice, and the ratios there. */
    private record Stretch(Choice choice, List<Map.Entry<Double, Double>> sizes) {

        String words() {
            var ratios = sizes.stream().mapToDouble(Map.Entry::getValue).summaryStatistics();
            return choice.words(ratios.getMin(), ratios.getMax());
        }

        /** The size at which it begins, after another stretch. */
        double begin(Stretch before) {
            Map.Entry<Double, Double> last = before.sizes.getLast();
            Map.Entry<Double, Double> first = sizes.getFirst();
            double border = Math.log(choice.border(before.choice));
            double from = Math.log(last.getKey());
            double way = Math.log(first.getKey()) - from;
            double ratio = Math.log(last.getValue());
            double change = Math.log(first.getValue()) - ratio;
            return Math.exp(from + way * (border - ratio) / change);
        }
    }

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

    /** Who is faster from which size on, in a sentence. */
    public String words() {
        List<Stretch> stretches = stretches();
        String range =
                "%s to %s cells"
                        .formatted(Units.count(ratios.firstKey()), Units.count(ratios.lastKey()));
        if (stretches.size() == 1) {
            return "at every size measured, %s, %s.".formatted(range, stretches.getFirst().words());
        }
        StringBuilder words =
                new StringBuilder("of %s, %s".formatted(range, stretches.getFirst().words()));
        for (int i = 1; i < stretches.size(); i++) {
            double begin = stretches.get(i).begin(stretches.get(i - 1));
            words.append(
                    "; from about %s on, %s"
                            .formatted(Units.count(begin), stretches.get(i).words()));
        }
        return words + ". Where one becomes the other is interpolated.";
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (var size : ratios.entrySet()) {
            Choice choice = Choice.of(size.getValue());
            if (stretches.isEmpty() || stretches.getLast().choice != choice) {
                stretches.add(new Stretch(choice, new ArrayList<>()));
            }
            stretches.getLast().sizes.add(size);
        }
        return stretches;
    }
}

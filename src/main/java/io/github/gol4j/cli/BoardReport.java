package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.Pattern;
import io.github.gol4j.Universe;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What there is to say of every board, in the same words everywhere. */
final class BoardReport {

    private BoardReport() {}

    static Report of(String pattern, Universe universe) {
        BigInteger population = universe.populationExact();
        Report report =
                new Report()
                        .add("pattern", pattern)
                        .add("rule", universe.rule().toString())
                        .add("generation", universe.generationExact())
                        .add("population", population)
                        .add("background", universe.isBackgroundAlive() ? "alive" : "dead")
                        .add("engine", universe.activeEngine().name().toLowerCase(Locale.ROOT));
        return addBounds(report, population.signum() == 0, universe::bounds);
    }

    /** Adds what there is to say of a pattern in a file. */
    static Report addPattern(Report report, Pattern pattern) {
        report.add("rule", pattern.ruleText())
                .add("generation", pattern.generation())
                .add("population", pattern.population());
        return addBounds(report, pattern.isEmpty(), pattern::bounds);
    }

    /** Adds the bounding box, unless it reaches past what coordinates can say. */
    private static Report addBounds(
            Report report, boolean empty, Supplier<Optional<BoundingBox>> askForBounds) {
        Optional<BoundingBox> bounds = withinPlane(askForBounds);
        return report.add(
                "bounds",
                bounds.map(BoardReport::corners).orElse(null),
                "bounding box",
                bounds.map(BoardReport::text).orElse(empty ? "empty" : "past the 64-bit plane"));
    }

    /** Bounds; nothing if there are none or if they are past the 64-bit plane. */
    static Optional<BoundingBox> withinPlane(Supplier<Optional<BoundingBox>> bounds) {
        try {
            return bounds.get();
        } catch (GolException e) {
            if (e.code() == ErrorCode.BEYOND_PLANE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, Long> corners(BoundingBox box) {
        Map<String, Long> corners = new LinkedHashMap<>();
        corners.put("minX", box.minX());
        corners.put("minY", box.minY());
        corners.put("maxX", box.maxX());
        corners.put("maxY", box.maxY());
        return corners;
    }

    private static String text(BoundingBox box) {
        return "x %d..%d, y %d..%d (%d x %d)"
                .formatted(box.minX(), box.maxX(), box.minY(), box.maxY(), width(box), height(box));
    }

    static BigInteger width(BoundingBox box) {
        return length(box.minX(), box.maxX());
    }

    static BigInteger height(BoundingBox box) {
        return length(box.minY(), box.maxY());
    }

    /** Boxes may be wider than a long can say. */
    private static BigInteger length(long from, long to) {
        return BigInteger.valueOf(to).subtract(BigInteger.valueOf(from)).add(BigInteger.ONE);
    }
}

package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.Universe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What there is to say of every board, in the same words everywhere. */
final class BoardReport {

    private BoardReport() {}

    static Report of(String pattern, Universe universe) {
        Report report =
                new Report()
                        .add("pattern", pattern)
                        .add("rule", universe.rule().toString())
                        .add("generation", universe.generationExact())
                        .add("population", universe.populationExact())
                        .add("background", universe.isBackgroundAlive() ? "alive" : "dead");
        try {
            return addBounds(report, universe.bounds());
        } catch (GolException e) {
            if (e.code() == ErrorCode.BEYOND_PLANE) {
                return report.add("bounds", null, "bounding box", "past the 64-bit plane");
            }
            throw e;
        }
    }

    static Report addBounds(Report report, Optional<BoundingBox> bounds) {
        return report.add(
                "bounds",
                bounds.map(BoardReport::corners).orElse(null),
                "bounding box",
                bounds.map(BoardReport::text).orElse("empty"));
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
                .formatted(
                        box.minX(), box.maxX(), box.minY(), box.maxY(), box.width(), box.height());
    }
}

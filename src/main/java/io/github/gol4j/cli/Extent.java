package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much room a pattern needs over some generations. */
final class Extent {

    private @Nullable BoundingBox all;
    private long width = 1;
    private long height = 1;

    void add(Optional<BoundingBox> bounds) {
        bounds.ifPresent(this::add);
    }

    private void add(BoundingBox box) {
        all =
                all == null
                        ? box
                        : new BoundingBox(
                                Math.min(all.minX(), box.minX()),
                                Math.min(all.minY(), box.minY()),
                                Math.max(all.maxX(), box.maxX()),
                                Math.max(all.maxY(), box.maxY()));
        width = Math.max(width, length(box.minX(), box.maxX()));
        height = Math.max(height, length(box.minY(), box.maxY()));
    }

    /** The rectangle around all of them, with a margin; a cell at the origin if there are none. */
    BoundingBox around(long margin) {
        BoundingBox box = all == null ? new BoundingBox(0, 0, 0, 0) : all;
        return new BoundingBox(
                lower(box.minX(), margin),
                lower(box.minY(), margin),
                upper(box.maxX(), margin),
                upper(box.maxY(), margin));
    }

    /** A rectangle as large as the largest of them, with a margin. */
    BoundingBox largest(long margin) {
        return new BoundingBox(0, 0, upper(width - 1, 2 * margin), upper(height - 1, 2 * margin));
    }

    private static long length(long from, long to) {
        long difference = to - from;
        // Negative: it overflowed.
        return difference < 0 || difference == Long.MAX_VALUE ? Long.MAX_VALUE : difference + 1;
    }

    private static long lower(long edge, long margin) {
        return edge < Long.MIN_VALUE + margin ? Long.MIN_VALUE : edge - margin;
    }

    private static long upper(long edge, long margin) {
        return edge > Long.MAX_VALUE - margin ? Long.MAX_VALUE : edge + margin;
    }
}

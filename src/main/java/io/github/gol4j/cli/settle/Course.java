package io.github.gol4j.cli.settle;

/**
 * Where something is as time goes on: a rectangle that moves straight ahead. Exact enough for the
 * question whether two of them ever come near each other, because it is made too large: a pattern
 * that moves in jumps is drawn at its old and at its new place.
 */
record Course(double minX, double minY, double maxX, double maxY, double vx, double vy) {

    /** Nearer than this, cells have a neighbour in common; and one more for rounding. */
    private static final double ROOM = 3;

    static Course of(Motion motion, long atX, long atY) {
        double[] box = {
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        motion.envelope()
                .forEach(
                        (x, y) -> {
                            box[0] = Math.min(box[0], x + atX);
                            box[1] = Math.min(box[1], y + atY);
                            box[2] = Math.max(box[2], x + atX);
                            box[3] = Math.max(box[3], y + atY);
                        });
        double jumpX = Math.abs(motion.dx());
        double jumpY = Math.abs(motion.dy());
        return new Course(
                box[0] - jumpX,
                box[1] - jumpY,
                box[2] + jumpX,
                box[3] + jumpY,
                (double) motion.dx() / motion.period(),
                (double) motion.dy() / motion.period());
    }

    /** Whether two are near each other now or at any later time. */
    boolean everMeets(Course other) {
        // The times at which the projections on an axis overlap are an interval.
        double[] times = {0, Double.POSITIVE_INFINITY};
        narrow(times, minX - other.maxX - ROOM, maxX - other.minX + ROOM, other.vx - vx);
        narrow(times, minY - other.maxY - ROOM, maxY - other.minY + ROOM, other.vy - vy);
        return times[0] <= times[1];
    }

    /** Leaves the times at which speed * time lies from least to most. */
    private static void narrow(double[] times, double least, double most, double speed) {
        if (speed == 0) {
            if (least > 0 || most < 0) {
                times[1] = Double.NEGATIVE_INFINITY;
            }
            return;
        }
        times[0] = Math.max(times[0], Math.min(least / speed, most / speed));
        times[1] = Math.min(times[1], Math.max(least / speed, most / speed));
    }
}

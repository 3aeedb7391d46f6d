package io.github.gol4j.cli.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The points of a line in pixels. Of many samples that fall on one pixel's column, the least and
 * the greatest are kept, which looks the same and makes small files.
 */
record Outline(double[] xs, double[] ys) {

    /** The parts of the line, between which there are samples that the scale has no place for. */
    static List<Outline> of(List<Sample> samples, Axis across, Axis up, int pixels) {
        int group = Math.max(1, samples.size() / Math.max(1, pixels));
        List<Outline> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= samples.size(); i++) {
            if (i == samples.size() || !up.has(samples.get(i).y())) {
                if (start < i) {
                    parts.add(part(samples.subList(start, i), across, up, group));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    private static Outline part(List<Sample> samples, Axis across, Axis up, int group) {
        if (samples.size() == 1) {
            return dot(across.pixel(samples.getFirst().x()), up.pixel(samples.getFirst().y()));
        }
        if (group <= 2) {
            return new Outline(
                    samples.stream().mapToDouble(s -> across.pixel(s.x())).toArray(),
                    samples.stream().mapToDouble(s -> up.pixel(s.y())).toArray());
        }
        int groups = (samples.size() + group - 1) / group;
        double[] xs = new double[2 * groups];
        double[] ys = new double[2 * groups];
        for (int i = 0; i < groups; i++) {
            List<Sample> part =
                    samples.subList(i * group, Math.min(samples.size(), (i + 1) * group));
            double least = part.stream().mapToDouble(Sample::y).min().orElseThrow();
            double most = part.stream().mapToDouble(Sample::y).max().orElseThrow();
            xs[2 * i] = across.pixel(part.getFirst().x());
            xs[2 * i + 1] = across.pixel(part.getLast().x());
            // The order in which the line goes on without a jump.
            boolean rises = part.getLast().y() >= part.getFirst().y();
            ys[2 * i] = up.pixel(rises ? least : most);
            ys[2 * i + 1] = up.pixel(rises ? most : least);
        }
        return new Outline(xs, ys);
    }

    /** A line of one point would not be seen. */
    private static Outline dot(double x, double y) {
        return new Outline(new double[] {x - 1, x + 1}, new double[] {y, y});
    }
}

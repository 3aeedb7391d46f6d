package io.github.gol4j.bench;

import io.github.gol4j.bench.report.Chart;
import io.github.gol4j.bench.report.Result;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import io.github.gol4j.bench.report.Table;
import io.github.gol4j.bench.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What does it cost to bring a board to native code and back? */
final class CrossingSuite implements Suite {

    private static final String WHOLE = "thereAndBack";
    private static final String PARTS = "there|back|walk|build";

    @Override
    public String name() {
        return "crossing";
    }

    @Override
    public Plans plans(Effort effort) {
        String[] parts = {SetKind.HASH_SET.name(), SetKind.CELL_SET.name()};
        return new Plans(
                effort.choose(
                        List.of(whole(names(), "10"), plan(PARTS, parts, "10")),
                        List.of(
                                whole(names(), "100000"),
                                plan(PARTS, new String[] {SetKind.HASH_SET.name()}, "100000")),
                        List.of(
                                whole(names(), "10", "100", "1000", "10000", "100000"),
                                whole(names(), "1000000").at(Plan.Pace.SLOW),
                                whole(names(), "10000000").at(Plan.Pace.SLOWEST),
                                plan(PARTS, parts, "1000", "100000"),
                                plan(PARTS, parts, "1000000").at(Plan.Pace.SLOW))));
    }

    private static Plan whole(String[] kinds, String... sizes) {
        return plan(WHOLE, kinds, sizes);
    }

    private static Plan plan(String methods, String[] kinds, String... sizes) {
        return Plan.of(CrossingBenchmark.class, methods).with("kind", kinds).with("cells", sizes);
    }

    private static String[] names() {
        return Stream.of(SetKind.values()).map(SetKind::name).toArray(String[]::new);
    }

    @Override
    public Section report(Results results) {
        List<String> sizes = results.values(WHOLE, "cells");
        Table times = new Table(heads("a cell there and back", sizes));
        Table garbage = new Table(heads("garbage for a cell", sizes));
        Chart chart =
                new Chart(
                        "There and back, for a cell",
                        "cells on the board",
                        "time for a cell",
                        Units::time);
        for (SetKind kind : SetKind.values()) {
            List<String> timeRow = new ArrayList<>(List.of(kind.label));
            List<String> garbageRow = new ArrayList<>(List.of(kind.label));
            for (String size : sizes) {
                double cells = Double.parseDouble(size);
                Optional<Result> result = find(results, WHOLE, kind, size);
                timeRow.add(result.map(r -> r.briefFor(cells)).orElse("–"));
                garbageRow.add(result.map(r -> garbage(r, cells)).orElse("–"));
                result.ifPresent(r -> chart.add(kind.label, cells, r.nanos() / cells));
            }
            times.row(timeRow);
            garbage.row(garbageRow);
        }
        Section section =
                new Section("Crossing")
                        .say(
                                "What does it cost to bring a board from a set to native memory"
                                        + " and back to a new set of the same kind?")
                        .add(times);
        if (sizes.size() > 1) {
            section.add(chart);
        }
        section.add(garbage);
        String largest = sizes.getLast();
        Result hash = find(results, WHOLE, SetKind.HASH_SET, largest).orElseThrow();
        Result flat = find(results, WHOLE, SetKind.CELL_SET, largest).orElseThrow();
        section.say(
                "At %s cells a CellSet crosses %s as fast as a HashSet%s: its cells are an array of"
                        + " numbers and no objects.",
                Units.count(Double.parseDouble(largest)),
                Units.times(hash.nanos() / flat.nanos()),
                ofTheGarbage(flat.bytes() / hash.bytes()));
        smallest(results, section, sizes);
        return parts(results, section);
    }

    /** Says what a board of a few cells costs, if one was measured and its cells are not it. */
    private static void smallest(Results results, Section section, List<String> sizes) {
        if (sizes.size() < 2) {
            return;
        }
        double few = Double.parseDouble(sizes.get(0));
        double more = Double.parseDouble(sizes.get(1));
        double one = find(results, WHOLE, SetKind.CELL_SET, sizes.get(0)).orElseThrow().nanos();
        double other = find(results, WHOLE, SetKind.CELL_SET, sizes.get(1)).orElseThrow().nanos();
        if (other / one < more / few / 2) {
            section.say(
                    "A CellSet of %s cells takes only %s the time of one of %s: there it is not the"
                            + " cells that count most, but the universe that is made and closed.",
                    Units.count(more), Units.times(other / one), Units.count(few));
        }
    }

    private static Section parts(Results results, Section section) {
        Table table =
                new Table("where the time goes, for a cell", "there", "back", "read", "build");
        for (SetKind kind : List.of(SetKind.HASH_SET, SetKind.CELL_SET)) {
            for (String size : results.values("there", "cells")) {
                double cells = Double.parseDouble(size);
                if (find(results, "there", kind, size).isEmpty()) {
                    continue;
                }
                List<String> row = new ArrayList<>();
                row.add("%s, %s cells".formatted(kind.label, Units.count(cells)));
                for (String part : List.of("there", "back", "walk", "build")) {
                    row.add(
                            find(results, part, kind, size)
                                    .map(r -> r.briefFor(cells))
                                    .orElse("–"));
                }
                table.row(row);
            }
        }
        return section.add(table)
                .say(
                        "“Read” and “build” are the parts that Java's collection costs by itself:"
                                + " to go through the set, and to make a new one of the cells. What"
                                + " “there” and “back” take beyond them is copying, the call, and"
                                + " putting cells into tiles or finding them there.");
    }

    private static List<String> heads(String first, List<String> sizes) {
        List<String> heads = new ArrayList<>(List.of(first));
        sizes.forEach(size -> heads.add(Units.count(Double.parseDouble(size)) + " cells"));
        return heads;
    }

    private static Optional<Result> find(
            Results results, String method, SetKind kind, String cells) {
        return results.find(method, Map.of("kind", kind, "cells", cells));
    }

    private static String garbage(Result result, double cells) {
        return Double.isNaN(result.bytes()) ? "–" : Units.digits(result.bytes() / cells) + " B";
    }

    private static String ofTheGarbage(double part) {
        return Double.isNaN(part)
                ? ""
                : ", with %s %% of the garbage".formatted(Units.digits(100 * part));
    }
}

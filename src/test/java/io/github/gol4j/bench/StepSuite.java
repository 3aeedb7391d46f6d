package io.github.gol4j.bench;

import io.github.gol4j.bench.report.Chart;
import io.github.gol4j.bench.report.Result;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import io.github.gol4j.bench.report.Table;
import io.github.gol4j.bench.report.Target;
import io.github.gol4j.bench.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When is a step by native code faster than one in Java? */
final class StepSuite implements Suite {

    private static final String ACORN = "acorn";
    private static final String GOAL_SOUP = Soups.named(100_000);

    @Override
    public String name() {
        return "step";
    }

    @Override
    public List<Plan> plans(Effort effort) {
        return switch (effort) {
            case SMOKE ->
                    List.of(
                            plan(contenders(), "1", ACORN, Soups.named(10), Soups.named(100)),
                            plan(contenders(), "10", ACORN));
            case QUICK ->
                    List.of(
                            plan(contenders(), "1", ACORN, Soups.named(1_000), GOAL_SOUP),
                            plan(contenders(), "1000", ACORN));
            case FULL -> full();
        };
    }

    /** The set algorithm would need a minute and more for the large soups' many generations. */
    private static List<Plan> full() {
        String[] small = soups(10, 100, 1_000, 10_000);
        String[] large = soups(100_000, 1_000_000);
        String[] quickOnes =
                Stream.of(contenders())
                        .filter(name -> !name.equals(Contender.JAVA_SET.name()))
                        .toArray(String[]::new);
        List<Plan> plans = new ArrayList<>();
        for (String generations : List.of("1", "10", "1000", "5206")) {
            plans.add(plan(contenders(), generations, ACORN));
            boolean few = generations.length() < 3;
            plans.add(plan(few ? contenders() : quickOnes, generations, large));
            plans.add(plan(few ? contenders() : quickOnes, generations, small));
        }
        plans.add(plan(new String[] {Contender.JAVA_SET.name()}, "1000", soups(10, 100, 1_000)));
        return plans;
    }

    private static String[] soups(int... sizes) {
        return java.util.Arrays.stream(sizes).mapToObj(Soups::named).toArray(String[]::new);
    }

    private static String[] contenders() {
        return Contender.available();
    }

    private static Plan plan(String[] contenders, String generations, String... boards) {
        return Plan.of(StepBenchmark.class, "step")
                .with("contender", contenders)
                .with("generations", generations)
                .with("board", boards);
    }

    @Override
    public Section report(Results results) {
        Section section =
                new Section("Step")
                        .say(
                                "When is step(board, n) by native code faster than in Java? The"
                                        + " board is made anew before each call, outside what is"
                                        + " measured. “Rust alone” goes from native memory to native"
                                        + " memory: what is more than that is what Java and the way"
                                        + " there cost.");
        for (String generations : results.values("step", "generations")) {
            table(results, section, generations);
        }
        goals(results, section);
        return section;
    }

    private static void table(Results results, Section section, String generations) {
        List<String> boards =
                results.values("step", "board").stream()
                        .filter(
                                board ->
                                        Stream.of(Contender.values())
                                                .anyMatch(
                                                        c ->
                                                                find(results, c, board, generations)
                                                                        .isPresent()))
                        .sorted(java.util.Comparator.comparingLong(StepSuite::cells))
                        .toList();
        List<String> heads = new ArrayList<>(List.of("n = " + generations));
        heads.addAll(boards);
        Table table = new Table(heads);
        Chart chart = new Chart("step(board, %s)".formatted(generations), "cells", Units::time);
        for (Contender contender : Contender.values()) {
            List<String> row = new ArrayList<>(List.of(contender.label));
            for (String board : boards) {
                Optional<Result> result = find(results, contender, board, generations);
                row.add(result.map(r -> Units.time(r.nanos())).orElse("not run"));
                result.filter(r -> !board.equals(ACORN))
                        .ifPresent(r -> chart.add(contender.label, cells(board), r.nanos()));
            }
            table.row(row);
        }
        section.add(table);
        if (boards.size() > 2) {
            section.add(chart);
        }
        crossover(
                results,
                section,
                generations,
                boards,
                "a HashSet",
                Contender.GOL4J_HASH_SET,
                List.of(Contender.JAVA_SET, Contender.JAVA_TILES_HASH_SET));
        crossover(
                results,
                section,
                generations,
                boards,
                "flat storage",
                Contender.GOL4J_CELL_SET,
                List.of(Contender.JAVA_TILES_ARRAY));
    }

    /**
     * Says from which size on native code is faster than the fastest Java on the same kind of set.
     */
    private static void crossover(
            Results results,
            Section section,
            String generations,
            List<String> boards,
            String form,
            Contender gol4j,
            List<Contender> rivals) {
        String largestLost = null;
        String smallestWon = null;
        for (String board : boards) {
            double ours = nanos(results, gol4j, board, generations);
            double best =
                    rivals.stream()
                            .mapToDouble(rival -> nanos(results, rival, board, generations))
                            .filter(time -> !Double.isNaN(time))
                            .min()
                            .orElse(Double.NaN);
            if (Double.isNaN(ours) || Double.isNaN(best)) {
                continue;
            }
            if (best < ours) {
                largestLost = board;
                smallestWon = null;
            } else if (smallestWon == null) {
                smallestWon = board;
            }
        }
        if (largestLost == null) {
            section.say(
                    "With %s and n = %s gol4j is the faster choice at every size measured.",
                    form, generations);
        } else if (smallestWon == null) {
            section.say(
                    "With %s and n = %s the fastest Java is the better choice at every size"
                            + " measured, also the largest.",
                    form, generations);
        } else {
            section.say(
                    "With %s and n = %s the crossover lies between %s, where the fastest Java is"
                            + " the better choice, and %s, from where on gol4j is.",
                    form, generations, largestLost, smallestWon);
        }
    }

    private static void goals(Results results, Section section) {
        double soup = nanos(results, Contender.GOL4J_CELL_SET, GOAL_SOUP, "1");
        if (Double.isNaN(soup)) {
            return;
        }
        section.add(
                new Target(
                        "step(CellSet, 1), soup of 10^5 cells, against the engine alone",
                        soup / nanos(results, Contender.ENGINE_ALONE, GOAL_SOUP, "1"),
                        2,
                        1.3,
                        true));
        section.add(
                new Target(
                        "step(HashSet, 1), the same soup, against the set algorithm",
                        nanos(results, Contender.JAVA_SET, GOAL_SOUP, "1")
                                / nanos(results, Contender.GOL4J_HASH_SET, GOAL_SOUP, "1"),
                        5,
                        15,
                        false));
        section.add(
                new Target(
                        "step(HashSet, 1000) from the Acorn, against the set algorithm",
                        nanos(results, Contender.JAVA_SET, ACORN, "1000")
                                / nanos(results, Contender.GOL4J_HASH_SET, ACORN, "1000"),
                        100,
                        300,
                        false));
    }

    private static double nanos(
            Results results, Contender contender, String board, String generations) {
        return find(results, contender, board, generations).map(Result::nanos).orElse(Double.NaN);
    }

    private static Optional<Result> find(
            Results results, Contender contender, String board, String generations) {
        return results.find(
                "step", Map.of("contender", contender, "board", board, "generations", generations));
    }

    private static long cells(String board) {
        return board.equals(ACORN) ? 7 : Long.parseLong(board.substring("soup-".length()));
    }
}

package io.github.gol4j.bench;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingLong;

import io.github.gol4j.bench.report.Chart;
import io.github.gol4j.bench.report.Crossover;
import io.github.gol4j.bench.report.Result;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import io.github.gol4j.bench.report.Table;
import io.github.gol4j.bench.report.Target;
import io.github.gol4j.bench.report.Units;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** When is a step by native code faster than one in Java? */
final class StepSuite implements Suite {

    private static final String ACORN = "acorn";
    private static final String GOAL_SOUP = Soups.named(100_000);

    /** Those for which it is the same set that comes and goes. */
    private static final List<Contender> IN_SETS =
            List.of(
                    Contender.GOL4J_CELL_SET,
                    Contender.GOL4J_HASH_SET,
                    Contender.JAVA_SET,
                    Contender.JAVA_TILES_HASH_SET);

    @Override
    public String name() {
        return "step";
    }

    @Override
    public Plans plans(Effort effort) {
        List<Plan> plans =
                switch (effort) {
                    case SMOKE ->
                            List.of(
                                    plan(
                                            contenders(),
                                            "1",
                                            ACORN,
                                            Soups.named(10),
                                            Soups.named(100)),
                                    plan(contenders(), "10", ACORN));
                    case QUICK ->
                            List.of(
                                    plan(contenders(), "1", ACORN),
                                    plan(contenders(), "1", GOAL_SOUP).at(Plan.Pace.SLOW),
                                    plan(names(IN_SETS), "1", Soups.named(1_000)),
                                    plan(names(IN_SETS), "1000", ACORN));
                    case FULL -> full();
                };
        return new Plans(
                plans.stream().flatMap(plan -> plan.apart("contender")).toList(),
                VectorApi.leftOut());
    }

    /**
     * All contenders, but for the set algorithm where it needs more than some seconds a call: its
     * time grows with cells and generations, and is known from smaller ones.
     */
    private static List<Plan> full() {
        String[] quickOnes =
                Stream.of(contenders())
                        .filter(name -> !name.equals(Contender.JAVA_SET.name()))
                        .toArray(String[]::new);
        String[] setAlgorithm = {Contender.JAVA_SET.name()};
        List<Plan> plans = new ArrayList<>();
        plans.add(plan(contenders(), "1", ACORN));
        plans.add(plan(contenders(), "1", soups(10, 100, 1_000, 10_000)));
        plans.add(plan(quickOnes, "1", soups(100_000, 1_000_000)));
        plans.add(plan(setAlgorithm, "1", soups(100_000, 1_000_000)).at(Plan.Pace.SLOW));
        plans.add(plan(contenders(), "10", ACORN));
        plans.add(plan(contenders(), "10", soups(10, 100, 1_000, 10_000)));
        plans.add(plan(quickOnes, "10", soups(100_000, 1_000_000)));
        plans.add(plan(setAlgorithm, "10", soups(100_000)).at(Plan.Pace.SLOW));
        for (String generations : List.of("1000", "5206")) {
            plans.add(plan(contenders(), generations, ACORN));
            plans.add(plan(contenders(), generations, soups(10, 100, 1_000)));
            plans.add(plan(quickOnes, generations, soups(10_000, 100_000)));
            plans.add(plan(quickOnes, generations, soups(1_000_000)).at(Plan.Pace.SLOW));
        }
        return plans;
    }

    private static String[] soups(int... sizes) {
        return java.util.Arrays.stream(sizes).mapToObj(Soups::named).toArray(String[]::new);
    }

    private static String[] names(List<Contender> contenders) {
        return contenders.stream().map(Contender::name).toArray(String[]::new);
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
    public Optional<String> caution(Effort effort) {
        return effort == Effort.QUICK
                ? Optional.of(
                        "After so short a warm-up what is written in Java may not be compiled yet, the"
                                + " Vector API least of all: a full run may find less time for it.")
                : Optional.empty();
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
                        .sorted(comparingLong(StepSuite::cells))
                        .toList();
        List<String> heads = new ArrayList<>(List.of("n = " + generations));
        heads.addAll(boards);
        Table table = new Table(heads);
        Chart chart =
                new Chart(
                        "step(board, %s)".formatted(generations),
                        "live cells in the soup",
                        "time of a step",
                        Units::time);
        for (Contender contender : Contender.values()) {
            List<String> row = new ArrayList<>(List.of(contender.label));
            for (String board : boards) {
                Optional<Result> result = find(results, contender, board, generations);
                row.add(result.map(Result::brief).orElse("not run"));
                result.filter(r -> !board.equals(ACORN))
                        .ifPresent(r -> chart.add(contender.label, cells(board), r.nanos()));
            }
            table.row(row);
        }
        section.add(table);
        notRun(results, boards, generations).ifPresent(section::say);
        if (boards.size() > 2) {
            section.add(chart);
        }
        acorn(results, section, generations);
        crossover(
                results,
                section,
                generations,
                "In a HashSet, against the fastest Java that takes one",
                Contender.GOL4J_HASH_SET,
                List.of(Contender.JAVA_SET, Contender.JAVA_TILES_HASH_SET));
        crossover(
                results,
                section,
                generations,
                "In a HashSet, against the set algorithm",
                Contender.GOL4J_HASH_SET,
                List.of(Contender.JAVA_SET));
        crossover(
                results,
                section,
                generations,
                "In flat storage, against the fastest Java",
                Contender.GOL4J_CELL_SET,
                List.of(Contender.JAVA_TILES_ARRAY, Contender.JAVA_VECTOR_ARRAY));
    }

    /** Says why some have no time for each board, if so. */
    private static Optional<String> notRun(
            Results results, List<String> boards, String generations) {
        Set<Contender> missing = EnumSet.noneOf(Contender.class);
        for (Contender contender : Contender.values()) {
            if (boards.stream()
                    .anyMatch(board -> find(results, contender, board, generations).isEmpty())) {
                missing.add(contender);
            }
        }
        List<String> reasons = new ArrayList<>();
        if (missing.remove(Contender.JAVA_SET)) {
            reasons.add(
                    "“%s” where it takes some seconds a call or more"
                            .formatted(Contender.JAVA_SET.label));
        }
        for (Contender contender : Contender.values()) {
            if (!contender.isAvailable() && missing.remove(contender)) {
                reasons.add("“%s”, which this JDK cannot run".formatted(contender.label));
            }
        }
        if (!missing.isEmpty()) {
            reasons.add("what a quick run does without");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of("Not run: %s.".formatted(String.join("; ", reasons)));
    }

    /** Says who is the fastest on the smallest board. */
    private static void acorn(Results results, Section section, String generations) {
        Stream.of(Contender.values())
                .filter(contender -> contender != Contender.ENGINE_ALONE)
                .filter(contender -> find(results, contender, ACORN, generations).isPresent())
                .min(comparingDouble(c -> nanos(results, c, ACORN, generations)))
                .ifPresent(
                        fastest -> {
                            double time = nanos(results, fastest, ACORN, generations);
                            section.say(
                                    "The Acorn, n = %s: “%s” is the fastest way. gol4j takes %s"
                                            + " that time with a CellSet, %s with a HashSet; the set"
                                            + " algorithm takes %s.",
                                    generations,
                                    fastest.label,
                                    times(results, Contender.GOL4J_CELL_SET, generations, time),
                                    times(results, Contender.GOL4J_HASH_SET, generations, time),
                                    times(results, Contender.JAVA_SET, generations, time));
                        });
    }

    private static String times(
            Results results, Contender contender, String generations, double time) {
        return find(results, contender, ACORN, generations)
                .map(result -> Units.times(result.nanos() / time))
                .orElse("(not run)");
    }

    /** Says at which sizes of soups native code is faster than the fastest of some in Java. */
    private static void crossover(
            Results results,
            Section section,
            String generations,
            String what,
            Contender gol4j,
            List<Contender> rivals) {
        Crossover crossover = new Crossover();
        for (String board : results.values("step", "board")) {
            OptionalDouble best =
                    rivals.stream()
                            .flatMap(rival -> find(results, rival, board, generations).stream())
                            .mapToDouble(Result::nanos)
                            .min();
            Optional<Result> ours = find(results, gol4j, board, generations);
            if (!board.equals(ACORN) && ours.isPresent() && best.isPresent()) {
                crossover.add(cells(board), ours.get().nanos(), best.getAsDouble());
            }
        }
        if (!crossover.isEmpty()) {
            section.say("%s, soups, n = %s: %s", what, generations, crossover.words());
        }
    }

    private static void goals(Results results, Section section) {
        double soup = nanos(results, Contender.GOL4J_CELL_SET, GOAL_SOUP, "1");
        if (Double.isNaN(soup)) {
            return;
        }
        section.add(
                new Target(
                        "step(CellSet, 1), soup of 10^5 cells, against Rust alone",
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

package io.github.gol4j.bench;

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

/** How fast does a board go that stays where it is computed? */
final class UniverseSuite implements Suite {

    /** A board and how far it is taken. */
    private record Workload(String board, long generations) {}

    /** 393,216 cells fill a square of 1,024. */
    private static final Workload SOUP = new Workload(Soups.named(393_216), 1_024);

    @Override
    public String name() {
        return "universe";
    }

    private static List<Workload> workloads(Effort effort) {
        Workload small = new Workload(Soups.named(1_000), 100);
        Workload acorn = new Workload("acorn", 5_206);
        Workload gun = new Workload("gosper-gun", 10_000);
        return effort.choose(
                List.of(small),
                List.of(acorn, SOUP),
                List.of(acorn, gun, SOUP, new Workload(Soups.named(6_291_456), 256)));
    }

    @Override
    public List<Plan> plans(Effort effort) {
        List<Plan> plans = new ArrayList<>();
        for (Workload workload : workloads(effort)) {
            plans.add(plan(workload, workload.generations, engines()));
            plans.add(plan(workload, 1, Engine.GOL4J.name(), Engine.TILED.name()));
        }
        return plans;
    }

    private static String[] engines() {
        return Stream.of(Engine.values())
                .filter(Engine::isAvailable)
                .map(Engine::name)
                .toArray(String[]::new);
    }

    private static Plan plan(Workload workload, long perCall, String... engines) {
        return Plan.of(UniverseBenchmark.class, "advance")
                .with("engine", engines)
                .with("board", workload.board)
                .with("generations", String.valueOf(workload.generations))
                .with("perCall", String.valueOf(perCall));
    }

    @Override
    public Section report(Results results) {
        Table table = new Table("board", "generations", "engine", "generations a second", "time");
        Section section =
                new Section("Universe")
                        .say("How fast does a board go that stays where it is computed?")
                        .add(table);
        for (String board : results.values("advance", "board")) {
            for (Engine engine : Engine.values()) {
                for (boolean oneByOne : new boolean[] {false, true}) {
                    find(results, board, engine, oneByOne)
                            .ifPresent(result -> row(table, board, engine, oneByOne, result));
                }
            }
        }
        goal(results, section);
        return section;
    }

    private static void row(
            Table table, String board, Engine engine, boolean oneByOne, Result result) {
        double generations = generations(result);
        table.row(
                board,
                Units.count(generations),
                engine.label + (oneByOne ? ", a call for each generation" : ""),
                Units.count(generations / result.nanos() * 1e9),
                result.withSpread());
    }

    private static double generations(Result result) {
        return Double.parseDouble(result.parameters().get("generations"));
    }

    private static void goal(Results results, Section section) {
        Optional<Result> ours = find(results, SOUP.board, Engine.TILED, false);
        Optional<Result> single = find(results, SOUP.board, Engine.TILED, true);
        Optional<Result> java = find(results, SOUP.board, Engine.JAVA_TILES, false);
        if (ours.isEmpty() || single.isEmpty() || java.isEmpty()) {
            return;
        }
        double ratio = java.get().nanos() / ours.get().nanos();
        section.say(
                        "On the soup of 1,024 by 1,024 native tiles are %s as fast as those in"
                                + " Java, on one thread. One call for each generation costs them %s as"
                                + " much as one call for all: not for the calls, but because they make"
                                + " several generations at once where they may.",
                        Units.times(ratio), Units.times(single.get().nanos() / ours.get().nanos()))
                .add(
                        new Target(
                                "Universe, soup of 1,024², against tiles in Java",
                                ratio,
                                8,
                                20,
                                false));
    }

    private static Optional<Result> find(
            Results results, String board, Engine engine, boolean oneByOne) {
        return results.values("advance", "perCall").stream()
                .filter(perCall -> perCall.equals("1") == oneByOne)
                .flatMap(
                        perCall ->
                                results
                                        .find(
                                                "advance",
                                                Map.of(
                                                        "board", board,
                                                        "engine", engine,
                                                        "perCall", perCall))
                                        .stream())
                .findFirst();
    }
}

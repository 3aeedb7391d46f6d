package io.github.gol4j.bench;

import io.github.gol4j.bench.report.Bars;
import io.github.gol4j.bench.report.Result;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import io.github.gol4j.bench.report.Table;
import io.github.gol4j.bench.report.Target;
import io.github.gol4j.bench.report.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How fast does a board go that stays where it is computed? */
final class UniverseSuite implements Suite {

    /** A board and how far it is taken. */
    private record Workload(String board, long generations) {}

    /** 393,216 cells fill a square of 1,024. */
    private static final Workload SOUP = new Workload(Soups.named(393_216), 1_024);

    /** Likewise, a square of 4,096: making it takes longer than the generations. */
    private static final Workload LARGE_SOUP = new Workload(Soups.named(6_291_456), 256);

    private static final Workload ACORN = new Workload("acorn", 5_206);

    /** What tiles would need minutes for. */
    private static final Workload LONG_PUFFER = new Workload("puffer-train", 1_048_576);

    /** What is made one generation a call, too. */
    private static final List<Engine> ONE_BY_ONE =
            List.of(
                    Engine.GOL4J,
                    Engine.TILED,
                    Engine.HASHLIFE,
                    Engine.JAVA_TILES,
                    Engine.JAVA_VECTOR);

    /** The same where time is short. */
    private static final List<Engine> FEW_ONE_BY_ONE =
            List.of(Engine.GOL4J, Engine.TILED, Engine.JAVA_TILES, Engine.JAVA_VECTOR);

    @Override
    public String name() {
        return "universe";
    }

    /** Those for all engines. */
    private static List<Workload> workloads(Effort effort) {
        return effort.choose(
                List.of(new Workload(Soups.named(1_000), 100)),
                List.of(ACORN, SOUP),
                List.of(
                        ACORN,
                        new Workload("gosper-gun", 10_000),
                        new Workload("space-rake", 8_192),
                        new Workload("puffer-train", 4_096),
                        new Workload("spacefiller", 1_024),
                        new Workload(Soups.OSCILLATORS, 1_024),
                        SOUP,
                        LARGE_SOUP));
    }

    /** Those for HashLife, by itself or chosen. */
    private static List<Workload> longWorkloads(Effort effort) {
        return effort.choose(
                List.of(),
                List.of(LONG_PUFFER),
                List.of(
                        LONG_PUFFER,
                        new Workload("lidka", 1_048_576),
                        new Workload("gosper-gun", 1_048_576)));
    }

    @Override
    public Plans plans(Effort effort) {
        List<Plan> plans = new ArrayList<>();
        List<Engine> engines =
                effort == Effort.QUICK
                        ? List.of(Engine.GOL4J, Engine.TILED, Engine.JAVA_TILES, Engine.JAVA_VECTOR)
                        : List.of(Engine.values());
        for (Workload workload : workloads(effort)) {
            plans.add(plan(workload, workload.generations, engines));
            plans.add(plan(workload, 1, effort == Effort.QUICK ? FEW_ONE_BY_ONE : ONE_BY_ONE));
        }
        for (Workload workload : longWorkloads(effort)) {
            plans.add(plan(workload, workload.generations, List.of(Engine.GOL4J, Engine.HASHLIFE)));
        }
        List<String> leftOut = new ArrayList<>(VectorApi.leftOut());
        if (!Engine.TILED_ALL.isAvailable()) {
            leftOut.add(
                    "Tiles on all processors were left out, because there is one processor only.");
        }
        return new Plans(plans.stream().flatMap(plan -> plan.apart("engine")).toList(), leftOut);
    }

    private static Plan plan(Workload workload, long perCall, List<Engine> engines) {
        return Plan.of(UniverseBenchmark.class, "advance")
                .with(
                        "engine",
                        engines.stream()
                                .filter(Engine::isAvailable)
                                .map(Engine::name)
                                .toArray(String[]::new))
                .with("board", workload.board)
                .with("generations", String.valueOf(workload.generations))
                .with("perCall", String.valueOf(perCall))
                .at(workload.equals(LARGE_SOUP) ? Plan.Pace.SLOW : Plan.Pace.STEADY);
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
                new Section("Universe")
                        .say(
                                "How fast does a board go that stays where it is computed? Making"
                                        + " the board is not measured. The spacefiller grows with"
                                        + " the square of time, as breeders do; the oscillators are"
                                        + " a field of 144 with periods 3, 5, 8, 15 and 30. HashLife"
                                        + " has one thread only.");
        for (String board : results.values("advance", "board")) {
            for (String generations : results.values("advance", "generations")) {
                table(results, section, new Workload(board, Long.parseLong(generations)));
            }
        }
        goal(results, section);
        return section;
    }

    private static void table(Results results, Section section, Workload workload) {
        String title =
                "%s, %s generations".formatted(workload.board, Units.count(workload.generations));
        Table table =
                new Table(
                        title, "generations a second", "time", "as fast as Java's best called so");
        Bars bars = new Bars(title);
        OptionalDouble java = fastestJava(results, workload, false);
        for (Engine engine : Engine.values()) {
            for (boolean oneByOne : new boolean[] {false, true}) {
                OptionalDouble best = fastestJava(results, workload, oneByOne);
                find(results, workload, engine, oneByOne)
                        .ifPresent(
                                result -> {
                                    row(table, engine, oneByOne, result, best);
                                    bars.add(label(engine, oneByOne), result);
                                });
            }
        }
        if (!table.isEmpty()) {
            section.add(table);
            if (java.isEmpty()) {
                section.say("Not run: tiles, which would need minutes for so many generations.");
            }
            section.add(bars);
            words(results, section, workload, java);
        }
    }

    private static void row(
            Table table, Engine engine, boolean oneByOne, Result result, OptionalDouble best) {
        table.row(
                label(engine, oneByOne),
                Units.count(generations(result) / result.nanos() * 1e9),
                result.withSpread(),
                best.isPresent() ? Units.times(best.getAsDouble() / result.nanos()) : "not run");
    }

    private static String label(Engine engine, boolean oneByOne) {
        return engine.label + (oneByOne ? ", a call for each generation" : "");
    }

    private static double generations(Result result) {
        return Double.parseDouble(result.parameters().get("generations"));
    }

    private static OptionalDouble fastestJava(
            Results results, Workload workload, boolean oneByOne) {
        return Stream.of(Engine.JAVA_TILES, Engine.JAVA_VECTOR)
                .flatMap(engine -> find(results, workload, engine, oneByOne).stream())
                .mapToDouble(Result::nanos)
                .min();
    }

    /** Who won, by how much, and what it costs to call for each generation. */
    private static void words(
            Results results, Section section, Workload workload, OptionalDouble java) {
        Optional<Engine> best =
                Stream.of(Engine.values())
                        .filter(engine -> find(results, workload, engine, false).isPresent())
                        .min(
                                Comparator.comparingDouble(
                                        engine ->
                                                find(results, workload, engine, false)
                                                        .orElseThrow()
                                                        .nanos()));
        List<String> sentences = new ArrayList<>();
        best.ifPresent(engine -> sentences.add(fastest(results, workload, engine)));
        Optional<Result> tiled = find(results, workload, Engine.TILED, false);
        if (tiled.isPresent() && java.isPresent()) {
            double ratio = java.getAsDouble() / tiled.get().nanos();
            sentences.add(
                    "One thread of native tiles is %s as %s as the fastest tiles in Java."
                            .formatted(
                                    Units.times(Math.max(ratio, 1 / ratio)),
                                    ratio < 1 ? "slow" : "fast"));
        }
        oneByOne(results, workload, Engine.TILED, "native tiles").ifPresent(sentences::add);
        OptionalDouble single = fastestJava(results, workload, true);
        find(results, workload, Engine.TILED, true)
                .filter(ours -> single.isPresent() && ours.nanos() > single.getAsDouble())
                .ifPresent(
                        ours ->
                                sentences.add(
                                        "They take %s the time of Java's best called so, and lose."
                                                .formatted(
                                                        Units.times(
                                                                ours.nanos()
                                                                        / single.getAsDouble()))));
        oneByOne(results, workload, Engine.HASHLIFE, "HashLife").ifPresent(sentences::add);
        section.say(String.join(" ", sentences));
    }

    /** Who won, and whose quartiles overlap with the winner's, which is a tie. */
    private static String fastest(Results results, Workload workload, Engine best) {
        double upper = find(results, workload, best, false).orElseThrow().percentile(75);
        List<String> even =
                Stream.of(Engine.values())
                        .filter(engine -> engine != best)
                        .filter(
                                engine ->
                                        find(results, workload, engine, false)
                                                .filter(other -> other.percentile(25) <= upper)
                                                .isPresent())
                        .map(engine -> "“%s”".formatted(engine.label))
                        .toList();
        return "The fastest is “%s”%s."
                .formatted(
                        best.label,
                        even.isEmpty()
                                ? ""
                                : ", in a tie, as quartiles overlap, with "
                                        + String.join(" and ", even));
    }

    private static Optional<String> oneByOne(
            Results results, Workload workload, Engine engine, String name) {
        Optional<Result> all = find(results, workload, engine, false);
        return find(results, workload, engine, true)
                .filter(single -> all.isPresent())
                .map(
                        single ->
                                "A call for each generation takes %s %s as long as one call for all."
                                        .formatted(
                                                name,
                                                Units.times(
                                                        single.nanos()
                                                                / all.orElseThrow().nanos())));
    }

    private static void goal(Results results, Section section) {
        Optional<Result> ours = find(results, SOUP, Engine.TILED, false);
        OptionalDouble java = fastestJava(results, SOUP, false);
        if (ours.isEmpty() || java.isEmpty()) {
            return;
        }
        section.add(
                new Target(
                        "Universe, tiles, soup of 1,024², one thread, against the best in"
                                + " Java",
                        java.getAsDouble() / ours.get().nanos(),
                        8,
                        20,
                        false));
        find(results, SOUP, Engine.JAVA_TILES, false)
                .ifPresent(
                        plain ->
                                section.add(
                                        new Target(
                                                "the same, against the best without the Vector API",
                                                plain.nanos() / ours.get().nanos(),
                                                8,
                                                20,
                                                false)));
    }

    private static Optional<Result> find(
            Results results, Workload workload, Engine engine, boolean oneByOne) {
        String perCall = oneByOne ? "1" : String.valueOf(workload.generations);
        return results.find(
                "advance",
                Map.of(
                        "board",
                        workload.board,
                        "generations",
                        workload.generations,
                        "engine",
                        engine,
                        "perCall",
                        perCall));
    }
}

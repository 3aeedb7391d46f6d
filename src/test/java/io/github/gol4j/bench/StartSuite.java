package io.github.gol4j.bench;

import io.github.gol4j.bench.StartBenchmark.Program;
import io.github.gol4j.bench.StartBenchmark.Sharing;
import io.github.gol4j.bench.report.Bars;
import io.github.gol4j.bench.report.Result;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import io.github.gol4j.bench.report.Table;
import io.github.gol4j.bench.report.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How long from the start of a JVM to the first result? */
final class StartSuite implements Suite {

    /** Why a JVM cannot be started so, if it cannot. */
    private final Function<Sharing, Optional<String>> obstacle;

    /** A suite that tries what this JDK can do. */
    StartSuite() {
        this(Starts::obstacle);
    }

    StartSuite(Function<Sharing, Optional<String>> obstacle) {
        this.obstacle = obstacle;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Plans plans(Effort effort) {
        List<Sharing> sharings =
                effort.choose(
                        List.of(Sharing.DEFAULT, Sharing.ARCHIVE),
                        List.of(Sharing.DEFAULT, Sharing.AOT),
                        List.of(Sharing.values()));
        List<String> possible = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Sharing sharing : sharings) {
            obstacle.apply(sharing)
                    .ifPresentOrElse(
                            why -> leftOut.add(leftOut(sharing, why)),
                            () -> possible.add(sharing.name()));
        }
        return new Plans(
                List.of(
                        Plan.of(StartBenchmark.class, "run")
                                .with(
                                        "program",
                                        Stream.of(Program.values())
                                                .map(Program::name)
                                                .toArray(String[]::new))
                                .with("sharing", possible.toArray(String[]::new))
                                .at(effort == Effort.QUICK ? Plan.Pace.SLOW : Plan.Pace.STEADY)),
                leftOut);
    }

    private static String leftOut(Sharing sharing, String why) {
        return "Starts with %s were left out, because this JDK did not make one that it can use: %s"
                .formatted(sharing.label, why);
    }

    @Override
    public Section report(Results results) {
        List<String> heads = new ArrayList<>(List.of("start to first result, with"));
        Stream.of(Program.values()).forEach(program -> heads.add(program.label));
        Table table = new Table(heads);
        Bars bars = new Bars("A JVM from its start to the first result");
        for (Sharing sharing : Sharing.values()) {
            if (find(results, Program.GOL4J, sharing).isPresent()) {
                List<String> row = new ArrayList<>(List.of(sharing.label));
                for (Program program : Program.values()) {
                    Optional<Result> result = find(results, program, sharing);
                    row.add(result.map(Result::withSpread).orElse("not run"));
                    result.ifPresent(
                            r -> bars.add("%s, %s".formatted(program.label, sharing.label), r));
                }
                table.row(row);
            }
        }
        Section section =
                new Section("Cold start")
                        .say(
                                "How long does a JVM take from its start until the population of"
                                        + " the Acorn's 1,000th generation can be read from its"
                                        + " output? The JVM options in the table"
                                        + " above are not those of these JVMs, which have the"
                                        + " defaults.")
                        .add(table)
                        .add(bars);
        Optional<Result> java = find(results, Program.JAVA, Sharing.DEFAULT);
        Optional<Result> gol4j = find(results, Program.GOL4J, Sharing.DEFAULT);
        if (java.isPresent() && gol4j.isPresent()) {
            double more = gol4j.get().nanos() - java.get().nanos();
            section.say(
                    "As it is started mostly, gol4j takes %s %s than Java's tiles: a program that"
                            + " makes one such run only has its result sooner %s it.",
                    Units.time(Math.abs(more)),
                    more > 0 ? "longer" : "less",
                    more > 0 ? "without" : "with");
        }
        find(results, Program.NOTHING, Sharing.DEFAULT)
                .filter(nothing -> gol4j.isPresent())
                .ifPresent(
                        nothing ->
                                section.say(
                                        "The JVM alone takes %s of gol4j's %s.",
                                        Units.time(nothing.nanos()),
                                        Units.time(gol4j.get().nanos())));
        for (Sharing sharing : List.of(Sharing.ARCHIVE, Sharing.AOT)) {
            Optional<Result> shared = find(results, Program.GOL4J, sharing);
            if (gol4j.isPresent() && shared.isPresent()) {
                section.say(
                        "With %s gol4j takes %s of that time.",
                        sharing.label, Units.times(shared.get().nanos() / gol4j.get().nanos()));
            }
        }
        return section;
    }

    private static Optional<Result> find(Results results, Program program, Sharing sharing) {
        return results.find("run", Map.of("program", program, "sharing", sharing));
    }
}

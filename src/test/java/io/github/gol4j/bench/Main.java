package io.github.gol4j.bench;

import io.github.gol4j.bench.report.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the benchmarks and writes what came out. */
@Command(
        name = "scripts/bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what native code wins and what the way there costs, against pure Java and",
            "against services, and writes target/bench/report.md, report.html and JMH's JSON."
        })
public final class Main implements Callable<Integer> {

    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /**
     * How each measured JVM is started: the same collector and heap for all contenders. Garbage
     * gets a part of the heap that is used again soon, or each new array would pay for memory that
     * the system has never given out before. Regions are as large as can be: in small ones the
     * table of a hash set of 10^5 cells is an object of the old generation from the beginning, and
     * the collector's notes of what it refers to take several times as long as the set itself.
     */
    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-XX:+UseG1GC",
                    "-Xms3g",
                    "-Xmx3g",
                    "-Xmn256m",
                    "-XX:G1HeapRegionSize=32m",
                    NATIVE_ACCESS);

    /** Those that are in force where it is measured, which without forks is this JVM. */
    private static List<String> jvmOptions(Effort effort) {
        if (effort.forks > 0) {
            return jvmOptions();
        }
        // What scripts/bench starts it with.
        return Stream.concat(Stream.of(NATIVE_ACCESS), VectorApi.jvmOptions().stream()).toList();
    }

    private static List<String> jvmOptions() {
        return Stream.concat(JVM_OPTIONS.stream(), VectorApi.jvmOptions().stream()).toList();
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "SUITE",
            completionCandidates = Names.class,
            description = "What to run: ${COMPLETION-CANDIDATES}. All, if none is named.")
    private List<String> names = List.of();

    @Option(names = "--quick", description = "Fewer cases and shorter runs: two minutes for all.")
    private boolean quick;

    @Option(
            names = "--smoke",
            description =
                    "Each suite once and as short as can be; the times mean nothing, and go to"
                            + " target/bench/smoke.")
    private boolean smoke;

    @Option(
            names = "--output",
            required = true,
            hidden = true,
            description = "Where the files go; scripts/bench says it.")
    private Path output;

    @Spec private CommandSpec spec;

    /** The names of the suites. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Suite.ALL.stream().map(Suite::name).toList());
        }
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        Effort effort = smoke ? Effort.SMOKE : quick ? Effort.QUICK : Effort.FULL;
        PrintWriter err = spec.commandLine().getErr();
        for (String name : names) {
            if (Suite.ALL.stream().noneMatch(suite -> suite.name().equals(name))) {
                err.printf("There is no suite %s; there are %s.%n", name, new Names());
                return CommandLine.ExitCode.USAGE;
            }
        }
        if (JmhLock.isHeld()) {
            err.printf(
                    "scripts/bench: another run of JMH is under way on this machine, and holds %s:"
                            + " start again when it has ended (jps -l shows which it is)%n",
                    JmhLock.FILE);
            return CommandLine.ExitCode.SOFTWARE;
        }
        ResultsFolder folder =
                new ResultsFolder(
                        effort.folder(output),
                        effort,
                        Run.now(effort.toString(), String.join(" ", jvmOptions(effort))));
        Set<String> failed = new HashSet<>();
        Map<String, String> missing = new HashMap<>();
        IOException unwritten = null;
        for (Suite suite : Suite.ALL) {
            if (!isChosen(suite.name())) {
                continue;
            }
            try {
                Plans plans = suite.plans(effort);
                folder.keep(suite, measure(plans.all(), effort), plans.leftOut());
            } catch (RunnerException | IOException | RuntimeException | AssertionError e) {
                failed.add(suite.name());
                err.printf("scripts/bench: the suite %s failed: %s%n", suite.name(), e);
            }
            // After each suite, so that a run that is stopped costs no more than those to come.
            try {
                missing = folder.write(failed);
                unwritten = null;
            } catch (IOException e) {
                unwritten = e;
            }
        }
        if (unwritten != null) {
            err.printf(
                    "scripts/bench: the report cannot be written, but what was measured is kept"
                            + " beside it: %s%n",
                    unwritten);
            return CommandLine.ExitCode.SOFTWARE;
        }
        System.out.printf("%nwrote %s and report.html%n", folder.report());
        missing.keySet().removeIf(name -> !isChosen(name));
        missing.forEach(
                (name, why) ->
                        err.printf("scripts/bench: %s is not in the report: %s%n", name, why));
        return missing.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean isChosen(String name) {
        return names.isEmpty() || names.contains(name);
    }

    private List<RunResult> measure(List<Plan> plans, Effort effort) throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        for (Plan plan : plans) {
            ChainedOptionsBuilder options =
                    new OptionsBuilder()
                            .shouldFailOnError(true)
                            .addProfiler(GCProfiler.class)
                            .jvmArgsAppend(jvmOptions().toArray(String[]::new));
            effort.configure(options, plan);
            plan.configure(options);
            results.addAll(new Runner(options.build()).run());
        }
        return results;
    }
}

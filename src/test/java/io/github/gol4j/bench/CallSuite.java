package io.github.gol4j.bench;

import io.github.gol4j.bench.report.Bars;
import io.github.gol4j.bench.report.Result;
import io.github.gol4j.bench.report.Results;
import io.github.gol4j.bench.report.Section;
import io.github.gol4j.bench.report.Table;
import io.github.gol4j.bench.report.Target;
import io.github.gol4j.bench.report.Units;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/** What does a call cost? */
final class CallSuite implements Suite {

    @Override
    public String name() {
        return "call";
    }

    @Override
    public Plans plans(Effort effort) {
        return new Plans(List.of(Plan.of(CallBenchmark.class, ".*").at(Plan.Pace.FINE)));
    }

    /** What is called, and the method that measures it. */
    private record Call(String label, String method) {}

    private static final List<Call> CALLS =
            List.of(
                    new Call("Java, not inlined", "java"),
                    new Call("FFM, critical", "ffmCritical"),
                    new Call("FFM", "ffm"),
                    new Call("gol4j's gol_abi_version", "gol4j"),
                    new Call("JNI", "jni"));

    @Override
    public Section report(Results results) {
        Result java = find(results, "java");
        Result ffm = find(results, "ffm");
        Result critical = find(results, "ffmCritical");
        Result jni = find(results, "jni");
        Result gol4j = find(results, "gol4j");
        Table table = new Table("a call that does nothing", "time", "against JNI");
        Bars bars = new Bars("A call that does nothing");
        for (Call call : CALLS) {
            Result result = find(results, call.method);
            table.row(call.label, result.withSpread(), against(result, jni));
            bars.add(call.label, result);
        }
        Target target =
                new Target("empty FFM call, against JNI", ffm.nanos() / jni.nanos(), 1, 0.5, true);
        return new Section("Call overhead")
                .say("What does a call into native code cost that does nothing there?")
                .add(table)
                .add(bars)
                .say(
                        "An empty call by FFM takes %s, which is %s the time of JNI, %s. %s %s",
                        Units.time(ffm.nanos()),
                        target.figure(),
                        Units.time(jni.nanos()),
                        besideJava(java, List.of(ffm, critical, gol4j, jni)),
                        critical(critical, ffm))
                .add(target);
    }

    /** What native calls cost more than one in Java, if they do. */
    private static String besideJava(Result java, List<Result> calls) {
        DoubleSummaryStatistics more =
                calls.stream().mapToDouble(call -> call.nanos() - java.nanos()).summaryStatistics();
        if (more.getMin() > 0) {
            return ("A plain call in Java takes %s, and the native ones %s to %s more: what a native"
                            + " function does has to be worth that.")
                    .formatted(
                            Units.time(java.nanos()),
                            Units.time(more.getMin()),
                            Units.time(more.getMax()));
        }
        return "A plain call in Java takes %s, and not every native one takes more."
                .formatted(Units.time(java.nanos()));
    }

    private static String critical(Result critical, Result ffm) {
        double saved = ffm.nanos() - critical.nanos();
        return "A critical call leaves out telling the garbage collector that the thread is away: it takes %s %s."
                .formatted(Units.time(Math.abs(saved)), saved < 0 ? "more" : "less");
    }

    private static Result find(Results results, String method) {
        return results.find(method, Map.of()).orElseThrow();
    }

    private static String against(Result one, Result other) {
        return Units.times(one.nanos() / other.nanos());
    }
}

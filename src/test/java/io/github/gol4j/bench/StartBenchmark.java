package io.github.gol4j.bench;

import io.github.gol4j.GameOfLife;
import io.github.gol4j.bench.start.JavaAcorn;
import io.github.gol4j.bench.start.NativeAcorn;
import io.github.gol4j.bench.start.Nothing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A JVM from its start to its first result; waiting for its end is not measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StartBenchmark {

    /** What is run. Each prints the Acorn's population in generation 1,000. */
    public enum Program {
        NOTHING("nothing but the JVM", Nothing.class),
        JAVA("Java, tiles", JavaAcorn.class),
        GOL4J("gol4j", NativeAcorn.class);

        final String label;
        final Class<?> main;

        Program(String label, Class<?> main) {
            this.label = label;
            this.main = main;
        }
    }

    /** What the JVM knows of the classes before it starts. */
    public enum Sharing {
        OFF("no class-data sharing", List.of(), List.of("-Xshare:off")),
        DEFAULT("the JDK's own archive, as always", List.of(), List.of()),
        ARCHIVE(
                "an archive of the application",
                List.of("-XX:ArchiveClassesAtExit=%s"),
                // On, not auto: a JVM that cannot use it fails, instead of being measured without.
                List.of("-XX:SharedArchiveFile=%s", "-Xshare:on")),
        /** In one step since JDK 25, JEP 514. */
        AOT(
                "an AOT cache",
                List.of("-XX:AOTCacheOutput=%s"),
                List.of("-XX:AOTCache=%s", "-XX:AOTMode=on"));

        final String label;

        /** The options of a run that makes a file of classes, if one is needed; %s is the file. */
        final List<String> making;

        /** Those of each run after it. */
        final List<String> using;

        Sharing(String label, List<String> making, List<String> using) {
            this.label = label;
            this.making = making;
            this.using = using;
        }
    }

    static final String EXPECTED = "457";

    @Param("GOL4J")
    Program program;

    @Param("DEFAULT")
    Sharing sharing;

    private Starts starts;
    private List<String> command;
    private Starts.Started started;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        starts = new Starts();
        command = starts.command(program, sharing);
        starts.run(command);
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        starts.close();
    }

    @Benchmark
    public Starts.Started run() throws IOException {
        started = starts.start(command);
        return started;
    }

    @TearDown(Level.Invocation)
    public void end() throws IOException {
        started.end();
    }

    /** The population that the programs have to print is that which the engine finds. */
    @Setup(Level.Trial)
    public void check() {
        var board = GameOfLife.setup();
        GameOfLife.step(board, 1_000);
        if (board.size() != Integer.parseInt(EXPECTED)) {
            throw new IllegalStateException("the Acorn has " + board.size() + " cells");
        }
    }
}

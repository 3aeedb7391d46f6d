package io.github.gol4j.bench;

import io.github.gol4j.CellSet;
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

/** A board that stays where it is computed, and is advanced there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UniverseBenchmark {

    @Param("GOL4J")
    Engine engine;

    @Param("acorn")
    String board;

    @Param("1000")
    long generations;

    /** How many generations each call makes. */
    @Param("1000")
    long perCall;

    private CellSet start;
    private Engine.Board running;

    @Setup(Level.Trial)
    public void check() {
        start = Soups.board(board);
        prepare();
        advance();
        Same.check(engine.label, start, generations, running.cells());
        running.close();
    }

    @Setup(Level.Invocation)
    public void prepare() {
        running = engine.board(start);
    }

    @TearDown(Level.Invocation)
    public void close() {
        running.close();
    }

    @Benchmark
    public Object advance() {
        for (long done = 0; done < generations; done += perCall) {
            running.advance(perCall);
        }
        return running;
    }
}

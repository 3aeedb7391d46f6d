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

/**
 * {@code step(board, n)}, always from the same board.
 *
 * <p>The board is made anew before each call, outside what is measured: JMH looks at the clock
 * before and after, which adds some 30 ns to each time. The shortest steps here take a microsecond
 * or less, so that theirs are some per cent too long.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StepBenchmark {

    @Param("GOL4J_CELL_SET")
    Contender contender;

    @Param("acorn")
    String board;

    @Param("1")
    long generations;

    private Contender.Runner runner;

    @Setup(Level.Trial)
    public void check() {
        CellSet start = Soups.board(board);
        runner = contender.runner(start);
        runner.prepare();
        runner.step(generations);
        Same.check(contender.label, start, generations, runner.result());
    }

    @Setup(Level.Invocation)
    public void prepare() {
        runner.prepare();
    }

    @Benchmark
    public Object step() {
        return runner.step(generations);
    }
}

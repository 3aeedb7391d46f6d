package io.github.gol4j.bench;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import io.github.gol4j.Universe;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A board from a set to native memory and back to a new set of the same kind. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CrossingBenchmark {

    @Param("CELL_SET")
    SetKind kind;

    @Param("1000")
    int cells;

    private Set<Cell> board;
    private CellSet flat;
    private Universe universe;

    @Setup
    public void makeBoard() {
        flat = Soups.board(Soups.named(cells));
        board = kind.of(flat);
        universe = new Universe();
        universe.setAll(flat, true);
        Same.check(kind.label, flat, 0, thereAndBack());
    }

    @TearDown
    public void close() {
        universe.close();
    }

    /** The whole way. */
    @Benchmark
    public Set<Cell> thereAndBack() {
        try (Universe there = new Universe()) {
            there.setAll(board, true);
            return fromNative(there);
        }
    }

    /** The way there: a new universe with the board, and its end. */
    @Benchmark
    public boolean there() {
        try (Universe there = new Universe()) {
            there.setAll(board, true);
            return there.isBackgroundAlive();
        }
    }

    /** The way back: a new set from a universe. */
    @Benchmark
    public Set<Cell> back() {
        return fromNative(universe);
    }

    private Set<Cell> fromNative(Universe from) {
        CellSet result = from.cells();
        return kind == SetKind.CELL_SET ? result : kind.of(result);
    }

    /** The part of the way there that is Java alone: what reading the set costs. */
    @Benchmark
    public long walk() {
        long sum = 0;
        for (Cell cell : board) {
            sum += cell.x() ^ cell.y();
        }
        return sum;
    }

    /** The part of the way back that is Java alone: what building the set costs. */
    @Benchmark
    public Set<Cell> build() {
        return kind == SetKind.CELL_SET ? flat : kind.of(flat);
    }
}

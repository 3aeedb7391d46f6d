package io.github.gol4j.bench;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.bench.contender.SetLife;
import io.github.gol4j.bench.contender.TileLife;
import io.github.gol4j.bench.contender.TileSteps;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Who advances a board, and the form in which the board comes and goes. */
public enum Contender {
    GOL4J_CELL_SET("gol4j, CellSet") {
        @Override
        Runner runner(CellSet start) {
            return new InPlace(CellSet::new, start, GameOfLife::step);
        }
    },
    GOL4J_HASH_SET("gol4j, HashSet") {
        @Override
        Runner runner(CellSet start) {
            return new InPlace(HashSet::new, start, GameOfLife::step);
        }
    },
    JAVA_SET("Java, set algorithm, HashSet") {
        @Override
        Runner runner(CellSet start) {
            return new InPlace(HashSet::new, start, SetLife::step);
        }
    },
    JAVA_TILES_HASH_SET("Java, tiles, HashSet") {
        @Override
        Runner runner(CellSet start) {
            return new InPlace(HashSet::new, start, TileSteps::step);
        }
    },
    JAVA_TILES_ARRAY("Java, tiles, long[]") {
        @Override
        Runner runner(CellSet start) {
            return new ByArray(start, TileSteps::step);
        }
    },
    JAVA_VECTOR_ARRAY("Java, tiles by Vector API, long[]") {
        @Override
        Runner runner(CellSet start) {
            return new ByArray(
                    start,
                    (coordinates, generations) ->
                            TileSteps.step(
                                    new TileLife(new VectorKernel()), coordinates, generations));
        }

        @Override
        boolean isAvailable() {
            return VectorApi.isAvailable();
        }
    },
    JNI_ARRAY("Rust by JNI, long[]") {
        @Override
        Runner runner(CellSet start) {
            return new ByArray(start, Jni::step);
        }
    },
    ENGINE_ALONE("Rust alone, native memory") {
        @Override
        Runner runner(CellSet start) {
            return new Alone(start);
        }
    };

    final String label;

    Contender(String label) {
        this.label = label;
    }

    /** Whether this JVM can run it. */
    boolean isAvailable() {
        return true;
    }

    /** The names of those that this JVM can run. */
    static String[] available() {
        return Stream.of(values())
                .filter(Contender::isAvailable)
                .map(Contender::name)
                .toArray(String[]::new);
    }

    /** Gets ready to advance a board again and again. */
    abstract Runner runner(CellSet start);

    /** Advances the same board as often as is asked for. */
    interface Runner {

        /** Makes the board new, which is not measured. */
        void prepare();

        /** Advances it, which is. */
        Object step(long generations);

        /** What came out. */
        Set<Cell> result();
    }

    /** In place on a set. */
    private static final class InPlace implements Runner {

        interface Copier {
            Set<Cell> copy(Set<Cell> cells);
        }

        interface Step {
            void step(Set<Cell> board, long generations);
        }

        private final Copier copier;
        private final CellSet start;
        private final Step step;
        private Set<Cell> board;

        InPlace(Copier copier, CellSet start, Step step) {
            this.copier = copier;
            this.start = start;
            this.step = step;
        }

        @Override
        public void prepare() {
            board = copier.copy(start);
        }

        @Override
        public Object step(long generations) {
            step.step(board, generations);
            return board;
        }

        @Override
        public Set<Cell> result() {
            return board;
        }
    }

    /** From an array of coordinates to a new one. */
    private static final class ByArray implements Runner {

        interface Step {
            long[] step(long[] coordinates, long generations);
        }

        private final long[] start;
        private final Step step;
        private long[] result;

        ByArray(CellSet start, Step step) {
            this.start = start.toPoints();
            this.step = step;
        }

        @Override
        public void prepare() {}

        @Override
        public Object step(long generations) {
            result = step.step(start, generations);
            return result;
        }

        @Override
        public Set<Cell> result() {
            return CellSet.ofPoints(result);
        }
    }

    /** From native memory to native memory, so that nothing crosses. */
    private static final class Alone implements Runner {

        /** A soup shrinks and the Acorn grows to 633 cells, with more than that on the way. */
        private static final int ROOM = 4096;

        private final long count;
        private final MemorySegment cells;
        private final MemorySegment result;
        private long alive;

        Alone(CellSet start) {
            count = start.size();
            cells = Arena.global().allocateFrom(ValueLayout.JAVA_LONG, start.toPoints());
            result = Arena.global().allocate(cells.byteSize() + ROOM * Shim.CELL_BYTES);
        }

        @Override
        public void prepare() {}

        @Override
        public Object step(long generations) {
            alive = Shim.engineStep(cells, count, generations, result);
            return alive;
        }

        @Override
        public Set<Cell> result() {
            return CellSet.ofPoints(
                    result.asSlice(0, alive * Shim.CELL_BYTES).toArray(ValueLayout.JAVA_LONG));
        }
    }
}

package io.github.gol4j.bench;

import io.github.gol4j.CellSet;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import io.github.gol4j.bench.contender.TileLife;

/** Who keeps a board and advances it. */
public enum Engine {
    GOL4J("gol4j, engine chosen by itself, 1 thread") {
        @Override
        Board board(CellSet start) {
            return new Native(io.github.gol4j.Engine.AUTO, 1, start);
        }
    },
    TILED("gol4j, tiles, 1 thread") {
        @Override
        Board board(CellSet start) {
            return new Native(io.github.gol4j.Engine.TILED, 1, start);
        }
    },
    TILED_ALL("gol4j, tiles, all processors") {
        @Override
        Board board(CellSet start) {
            int threads = Runtime.getRuntime().availableProcessors();
            return new Native(io.github.gol4j.Engine.TILED, threads, start);
        }

        @Override
        boolean isAvailable() {
            return Runtime.getRuntime().availableProcessors() > 1;
        }
    },
    HASHLIFE("gol4j, HashLife, 1 thread") {
        @Override
        Board board(CellSet start) {
            return new Native(io.github.gol4j.Engine.HASHLIFE, 1, start);
        }
    },
    JAVA_TILES("Java, tiles") {
        @Override
        Board board(CellSet start) {
            return new JavaTiles(new TileLife(), start);
        }
    },
    JAVA_VECTOR("Java, tiles by Vector API") {
        @Override
        Board board(CellSet start) {
            return new JavaTiles(new TileLife(new VectorKernel()), start);
        }

        @Override
        boolean isAvailable() {
            return VectorApi.isAvailable();
        }
    };

    final String label;

    Engine(String label) {
        this.label = label;
    }

    /** Whether this JVM can run it on this machine. */
    boolean isAvailable() {
        return true;
    }

    /** Makes a board. */
    abstract Board board(CellSet start);

    /** A board that is advanced where it is. */
    interface Board extends AutoCloseable {

        void advance(long generations);

        CellSet cells();

        @Override
        void close();
    }

    private record Native(Universe universe) implements Board {

        Native(io.github.gol4j.Engine engine, int threads, CellSet start) {
            this(
                    new Universe(
                            Rule.LIFE,
                            Universe.Options.DEFAULTS.withEngine(engine).withThreads(threads)));
            universe.setAll(start, true);
        }

        @Override
        public void advance(long generations) {
            universe.advance(generations);
        }

        @Override
        public CellSet cells() {
            return universe.cells();
        }

        @Override
        public void close() {
            universe.close();
        }
    }

    private record JavaTiles(TileLife life) implements Board {

        JavaTiles(TileLife life, CellSet start) {
            this(life);
            start.forEach((x, y) -> life.add(x, y));
        }

        @Override
        public void advance(long generations) {
            life.advance(generations);
        }

        @Override
        public CellSet cells() {
            return CellSet.ofPoints(life.toPoints());
        }

        @Override
        public void close() {}
    }
}

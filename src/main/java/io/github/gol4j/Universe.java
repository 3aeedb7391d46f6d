package io.github.gol4j;

import io.github.gol4j.internal.NativeUniverse;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A board on the unbounded plane, with its rule and generation, that stays in native memory between
 * calls.
 *
 * {@snippet lang = java:
 * try (Universe universe = new Universe()) {
 *     universe.setAll(GameOfLife.pattern("gosper-gun"), true);
 *     universe.advance(3_000);
 *     System.out.println(universe.population());     // 36 of the gun and 100 gliders
 * }
 * }
 *
 * <h2>Threads</h2>
 *
 * Safe for any number of threads. They take turns: a call waits until that of another thread has
 * ended, except {@link #cancel()} and {@link #progress()}, which never wait, and {@link #close()},
 * which first cancels what is under way.
 *
 * <p>A native call holds on to its thread. That matters for virtual threads: while one is in native
 * code, its carrier cannot run others. {@link #advance(long)} therefore works in slices of about
 * ten milliseconds, and between two of them lets other virtual threads run and looks for {@link
 * Thread#interrupt()}. What cannot be cut in slices is a single generation, an edit or a copy: on
 * boards of millions of cells, for which that takes longer, use platform threads.
 *
 * <h2>Rules with B0</h2>
 *
 * Under a rule without B0 the empty plane stays empty. Under a B0 rule all of it comes alive in the
 * first generation, and dies again in the second unless the rule has S8. A universe then holds the
 * finite <em>pattern</em> of the cells that differ from this background: {@link #cells()}, {@link
 * #population()} and {@link #bounds()} speak of those, {@link #isAlive} and {@link #set} of true
 * states, and {@link #isBackgroundAlive()} tells which is which. Without B0 the background is
 * always dead and the pattern is the live cells.
 *
 * <p>A {@link Pattern}, and so every file, has no word for the background. As in Golly it is alive
 * under a B0 rule in odd generations, or, if the rule has S8, in all of them; the cells are those
 * that differ.
 *
 * <h2>Engines</h2>
 *
 * Two engines can advance the board, and by default the faster one does: see {@link Engine}. The
 * choice changes nothing but the time it takes, with one exception: {@link Engine#TILED} cannot go
 * past the 64-bit plane. HashLife can; the board can then still be advanced and counted, and read
 * within the plane, while {@link #bounds()} and {@link #cells()} are an error. Numbers of
 * generations and cells that do not fit a {@code long} are an {@link ArithmeticException}, and are
 * given whole by {@link #generationExact()} and {@link #populationExact()}.
 *
 * <h2>Memory</h2>
 *
 * Close a universe when it is done with. One that is forgotten is freed some time after the garbage
 * collector found it, but the collector does not know how large it is.
 */
public final class Universe implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Rule rule;
    private final NativeUniverse universe;
    private final Cleaner.Cleanable cleanable;

    /** Held for each native call, so that calls of several threads take turns. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean closed;

    /** Makes an empty plane under Conway's rule. See {@link #Universe(Rule, Options)}. */
    public Universe() {
        this(Rule.LIFE);
    }

    /**
     * Makes an empty plane. See {@link #Universe(Rule, Options)}.
     *
     * @param rule the rule
     */
    public Universe(Rule rule) {
        this(rule, Options.DEFAULTS);
    }

    /**
     * Makes an empty plane at generation 0.
     *
     * @param rule the rule
     * @param options how it is set up
     * @throws IllegalArgumentException if the rule is played on a bounded grid and the engine is
     *     HashLife
     * @throws GolException if the native library cannot be loaded
     */
    public Universe(Rule rule, Options options) {
        this(
                Objects.requireNonNull(rule, "rule"),
                Objects.requireNonNull(options, "options").create(rule));
    }

    /**
     * Makes the plane of a pattern. See {@link #Universe(Pattern, Options)}.
     *
     * @param pattern the pattern
     */
    public Universe(Pattern pattern) {
        this(pattern, Options.DEFAULTS);
    }

    /**
     * Makes the plane of a pattern, with its rule and at its generation.
     *
     * @param pattern the pattern
     * @param options how it is set up
     * @throws GolException if the pattern's rule is none that gol4j knows, or if it does not fit
     *     the plane, the memory or the generation counter
     */
    public Universe(Pattern pattern, Options options) {
        this(pattern.rule(), options);
        try {
            load(pattern);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    private Universe(Rule rule, NativeUniverse universe) {
        this.rule = rule;
        this.universe = universe;
        // The clean-up knows the native side only; if it knew this object, it would never run.
        this.cleanable = CLEANER.register(this, universe::free);
    }

    /**
     * Makes the plane of a pattern that a file holds. For anything else than the defaults,
     * {@linkplain Pattern#read(Path) read} the pattern first.
     *
     * @param file the file
     * @return a new universe
     * @throws IOException if the file cannot be read
     * @throws PatternReadException if it is no pattern
     * @throws GolException as for {@link #Universe(Pattern, Options)}
     */
    public static Universe load(Path file) throws IOException {
        return new Universe(Pattern.read(file));
    }

    /** {@return the rule} */
    public Rule rule() {
        return rule;
    }

    /**
     * {@return who was told to advance the board}
     *
     * @throws IllegalStateException if the universe is closed
     */
    public Engine engine() {
        return ask(universe::engine);
    }

    /**
     * Changes who advances the board. Its cells and its generation stay.
     *
     * @param engine the engine
     * @throws IllegalArgumentException if it is HashLife and the rule is played on a bounded grid
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if tiles are to have a board that reaches past the 64-bit plane, or if
     *     there is no room for the board in its new form beside the old one; nothing is changed
     *     then
     */
    public void setEngine(Engine engine) {
        Objects.requireNonNull(engine, "engine");
        run(() -> universe.setEngine(engine));
    }

    /**
     * {@return which engine has the board at present: {@link Engine#TILED} or {@link
     * Engine#HASHLIFE}}
     *
     * @throws IllegalStateException if the universe is closed
     */
    public Engine activeEngine() {
        return ask(universe::activeEngine);
    }

    /**
     * {@return how many generations the board has made since it was created or cleared}
     *
     * @throws IllegalStateException if the universe is closed
     * @throws ArithmeticException if they do not fit; see {@link #generationExact()}
     */
    public long generation() {
        return ask(universe::generation);
    }

    /**
     * {@return how many generations the board has made since it was created or cleared, however
     * many}
     *
     * @throws IllegalStateException if the universe is closed
     */
    public BigInteger generationExact() {
        return ask(universe::generationExact);
    }

    /**
     * {@return how many cells the pattern has}
     *
     * @throws IllegalStateException if the universe is closed
     * @throws ArithmeticException if they do not fit; see {@link #populationExact()}
     */
    public long population() {
        return ask(universe::population);
    }

    /**
     * {@return how many cells the pattern has, however many}
     *
     * @throws IllegalStateException if the universe is closed
     */
    public BigInteger populationExact() {
        return ask(universe::populationExact);
    }

    /**
     * {@return whether the infinite plane around the pattern is alive; never without B0}
     *
     * @throws IllegalStateException if the universe is closed
     */
    public boolean isBackgroundAlive() {
        return ask(universe::isBackgroundAlive);
    }

    /**
     * {@return the smallest rectangle around the pattern, empty if there is no cell}
     *
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if it reaches past the 64-bit plane
     */
    public Optional<BoundingBox> bounds() {
        return ask(universe::bounds);
    }

    /**
     * {@return whether a cell is alive}
     *
     * @param x its column
     * @param y its row
     * @throws IllegalStateException if the universe is closed
     */
    public boolean isAlive(long x, long y) {
        return ask(() -> universe.isAlive(x, y));
    }

    /**
     * {@return whether a cell is alive}
     *
     * @param cell the cell
     * @throws IllegalStateException if the universe is closed
     */
    public boolean isAlive(Cell cell) {
        Objects.requireNonNull(cell, "cell");
        return isAlive(cell.x(), cell.y());
    }

    /**
     * Makes a cell alive or dead.
     *
     * @param x its column
     * @param y its row
     * @param alive what it is to be
     * @throws IllegalArgumentException if a cell is not on the bounded grid of the rule
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if the board would outgrow the memory; it is then as it was
     */
    public void set(long x, long y, boolean alive) {
        run(() -> universe.setPoints(new long[] {x, y}, 1, alive));
    }

    /**
     * Makes a cell alive or dead.
     *
     * @param cell the cell
     * @param alive what it is to be
     * @throws IllegalArgumentException if a cell is not on the bounded grid of the rule
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if the board would outgrow the memory; it is then as it was
     */
    public void set(Cell cell, boolean alive) {
        Objects.requireNonNull(cell, "cell");
        set(cell.x(), cell.y(), alive);
    }

    /**
     * Makes many cells alive or dead at once, which is much faster than one by one.
     *
     * @param cells the cells; for a {@link CellSet} no object is made for each
     * @param alive what they are to be
     * @throws NullPointerException if the collection or a cell in it is null; the board is then as
     *     it was
     * @throws IllegalArgumentException if a cell is not on the bounded grid of the rule
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if the board would outgrow the memory; it is then as it was
     */
    public void setAll(Collection<? extends Cell> cells, boolean alive) {
        Objects.requireNonNull(cells, "cells");
        if (cells instanceof CellSet set) {
            run(() -> universe.setPoints(set.flat(), set.size(), alive));
        } else {
            long[] points = CellSet.points(cells);
            run(() -> universe.setPoints(points, points.length / 2, alive));
        }
    }

    /**
     * {@return a new set of the cells of the pattern, in row-major order}
     *
     * @throws IllegalStateException if the universe is closed, or if there are more than 2^30
     *     cells, which a set cannot hold
     * @throws GolException if the pattern reaches past the 64-bit plane
     */
    public CellSet cells() {
        return CellSet.adopt(ask(() -> universe.points(null)));
    }

    /**
     * {@return a new set of those cells of the pattern that lie in a region, in row-major order}
     *
     * @param region the region
     * @throws IllegalStateException if the universe is closed, or if there are more than 2^30
     *     cells, which a set cannot hold
     */
    public CellSet cells(BoundingBox region) {
        Objects.requireNonNull(region, "region");
        return CellSet.adopt(ask(() -> universe.points(region)));
    }

    /**
     * Counts the cells of the pattern in each square of a grid: what a picture of a large board
     * needs. HashLife counts squares as they are, however large; tiles count cell by cell.
     *
     * @param shift the binary logarithm of a square's width in cells, from 0 to 63
     * @param left where the first square lies, counted in squares to the right of the origin
     * @param top where the first square lies, counted in squares below the origin
     * @param columns how many squares there are in a row, at least 0
     * @param rows how many rows there are, at least 0
     * @return the counts, row by row; {@link Long#MAX_VALUE} stands for more than that, and what
     *     lies past the plane counts nothing
     * @throws IllegalArgumentException if a number is out of its range, or if there are more than
     *     2^31 - 1 squares
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if there is not enough memory
     */
    public long[] density(int shift, long left, long top, int columns, int rows) {
        if (shift < 0 || shift > 63 || columns < 0 || rows < 0) {
            throw new IllegalArgumentException(
                    "no grid has %d x %d squares of a width of 2^%d cells"
                            .formatted(columns, rows, shift));
        }
        if ((long) columns * rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d x %d squares are more than an array holds".formatted(columns, rows));
        }
        return ask(() -> universe.density(shift, left, top, columns, rows));
    }

    /** Advances by one generation. See {@link #advance(long)}. */
    public void advance() {
        advance(1);
    }

    /**
     * Advances by some generations.
     *
     * <p>Each generation is made as a whole or not at all. A run that is cancelled, or that the
     * memory does not suffice for, stops at the last whole generation and keeps it; a run by {@link
     * Engine#TILED} that would leave the plane puts the board back as it was before the call.
     *
     * @param generations how many, at least 0
     * @throws IllegalArgumentException if {@code generations} is negative
     * @throws IllegalStateException if the universe is closed
     * @throws CancelledException if the run is cancelled by {@link #cancel()}, by {@link #close()}
     *     or by an interrupt of this thread, also one that came before the call
     * @throws GolException if the board would outgrow the memory, or leave the 64-bit plane with
     *     {@link Engine#TILED}
     */
    public void advance(long generations) {
        advance(BigInteger.valueOf(generations));
    }

    /**
     * Advances by any number of generations, for HashLife can make astronomical ones.
     *
     * @param generations how many, at least 0; otherwise see {@link #advance(long)}
     * @throws IllegalArgumentException if {@code generations} is negative
     * @throws IllegalStateException if the universe is closed
     * @throws CancelledException if the run is cancelled
     * @throws GolException if the board would outgrow the memory, or leave the 64-bit plane with
     *     {@link Engine#TILED}
     */
    public void advance(BigInteger generations) {
        requireCount(generations);
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(BigInteger.ZERO, generations);
        }
        try {
            run(() -> universe.advance(generations));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Cancels the run that is under way in another thread, if there is one. It ends with a {@link
     * CancelledException} within milliseconds, or as soon as a few thousand cells are computed.
     * Never waits.
     */
    public void cancel() {
        universe.cancel();
    }

    /**
     * {@return how many generations are done in the run under way, or were in the last one; {@link
     * Long#MAX_VALUE} if there are more}
     *
     * <p>HashLife makes them in steps that may be long. While one is under way, its generations
     * count for the part of its work that is done, as far as that can be told.
     *
     * <p>Never waits, and may be asked from any thread, also when the universe is closed.
     */
    public long progress() {
        return universe.progress();
    }

    /**
     * {@return a universe of its own with the same board, rule, generation, texts and options}
     *
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if there is not enough memory for it
     */
    public Universe copy() {
        return new Universe(rule, ask(universe::copy));
    }

    /**
     * Puts a pattern in place of the board. The universe is then at the pattern's generation; its
     * background is dead, or under a rule with B0 what the class comment says.
     *
     * @param pattern the pattern
     * @throws IllegalArgumentException if the pattern is for another rule than this universe; the
     *     board is then as it was
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if the pattern does not fit the plane, the memory or the generation
     *     counter; the board is then as it was
     */
    public void load(Pattern pattern) {
        Objects.requireNonNull(pattern, "pattern");
        run(() -> pattern.lend(universe::load));
    }

    /**
     * {@return the board as a pattern, with the rule and the generation}
     *
     * <p>It has the name, the author and the comments of the pattern that was loaded last, unless
     * the universe was cleared since then: what a file says about itself is still there when the
     * board is saved.
     *
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if the background is alive, or if there is not enough memory
     */
    public Pattern toPattern() {
        return Pattern.adopt(ask(universe::pattern));
    }

    /**
     * Writes the board to a file, as {@link #toPattern()} makes it. See {@link Pattern#write(Path,
     * PatternFormat)}.
     *
     * @param file the file
     * @param format how to write it down
     * @throws IOException if it cannot be written
     * @throws IllegalStateException if the universe is closed
     * @throws GolException if the background is alive, or the format cannot hold the board
     */
    public void save(Path file, PatternFormat format) throws IOException {
        toPattern().write(file, format);
    }

    /**
     * Goes back to the empty plane at generation 0, with no name, author or comments. Rule and
     * options stay.
     *
     * @throws IllegalStateException if the universe is closed
     */
    public void clear() {
        run(universe::clear);
    }

    /**
     * Frees the board. A run under way in another thread is cancelled first. Closing again does
     * nothing.
     */
    @Override
    public void close() {
        closed = true;
        universe.cancelForGood();
        lock.lock();
        try {
            cleanable.clean();
        } finally {
            lock.unlock();
        }
    }

    /** {@return a short text with the rule} */
    @Override
    public String toString() {
        return closed ? "Universe[closed]" : "Universe[" + rule + "]";
    }

    static void requireCount(BigInteger generations) {
        if (generations.signum() < 0) {
            throw new IllegalArgumentException(
                    "the number of generations is %d and must not be negative"
                            .formatted(generations));
        }
    }

    private void run(Runnable call) {
        ask(
                () -> {
                    call.run();
                    return this;
                });
    }

    private <T> T ask(Supplier<T> call) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the universe is closed");
            }
            return call.get();
        } finally {
            lock.unlock();
            // Until here the cleaner must not think that nobody uses the universe.
            Reference.reachabilityFence(this);
        }
    }

    /** How a universe is set up. Immutable, and safe for any thread. */
    public static final class Options {

        /**
         * {@link Engine#AUTO}, one thread, and a memory limit of half the machine's memory, or of
         * the container's.
         */
        public static final Options DEFAULTS = new Options(0, Engine.AUTO, 1);

        /** 0 for the default. */
        private final long memoryLimit;

        private final Engine engine;

        private final int threads;

        private Options(long memoryLimit, Engine engine, int threads) {
            this.memoryLimit = memoryLimit;
            this.engine = engine;
            this.threads = threads;
        }

        /**
         * {@return these options with another memory limit}
         *
         * @param bytes the most memory that the board may take, that of the next generation
         *     included; cells that are passed in or out are not counted
         * @throws IllegalArgumentException if it is not positive
         */
        public Options withMemoryLimit(long bytes) {
            if (bytes <= 0) {
                throw new IllegalArgumentException(
                        "the memory limit is %d bytes and must be positive".formatted(bytes));
            }
            return new Options(bytes, engine, threads);
        }

        /**
         * {@return these options with another engine}
         *
         * @param engine who advances the board
         */
        public Options withEngine(Engine engine) {
            return new Options(memoryLimit, Objects.requireNonNull(engine, "engine"), threads);
        }

        /**
         * {@return these options with another number of threads}
         *
         * @param threads how many tiles may use at the same time; 0 means as many as there are
         *     processors. HashLife uses one.
         * @throws IllegalArgumentException if it is negative
         */
        public Options withThreads(int threads) {
            if (threads < 0) {
                throw new IllegalArgumentException(
                        "the number of threads is %d and must be 0 (all processors) or more"
                                .formatted(threads));
            }
            return new Options(memoryLimit, engine, threads);
        }

        private NativeUniverse create(Rule rule) {
            return NativeUniverse.create(rule.toString(), memoryLimit, engine, threads);
        }
    }
}

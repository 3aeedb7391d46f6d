package io.github.gol4j;

import io.github.gol4j.internal.NativeUniverse;
import io.github.gol4j.internal.SmallStep;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Conway's Game of Life on a set of live cells.
 *
 * <p>For boards of millions of cells, runs of millions of generations and a board that is looked at
 * between generations, take a {@link Universe}: it does not copy the board in and out.
 *
 * <p>Thread safety: the methods may be called from any number of threads at once, each with a set
 * of its own. Long runs on a virtual thread give its carrier to others every ten milliseconds.
 */
public final class GameOfLife {

    private GameOfLife() {}

    /**
     * The board to start from: the Acorn, a methuselah of seven cells. After 1,000 generations 457
     * cells are alive; after 5,206 it has settled into 633.
     *
     * @return a new, mutable set of the live cells
     * @throws GolException if the native library cannot be loaded
     */
    public static Set<Cell> setup() {
        return CellSet.adopt(NativeUniverse.acorn());
    }

    /**
     * A well-known pattern, with its top left corner at the origin.
     *
     * @param name one of {@link #patternNames()}, such as {@code "gosper-gun"}
     * @return a new, mutable set of the live cells
     * @throws IllegalArgumentException if there is no such pattern
     * @throws GolException if the native library cannot be loaded
     */
    public static CellSet pattern(String name) {
        return Pattern.named(name).cells();
    }

    /**
     * {@return the names of the well-known patterns, in alphabetical order}
     *
     * @throws GolException if the native library cannot be loaded
     */
    public static List<String> patternNames() {
        return Pattern.names();
    }

    /**
     * Advances a board by one generation of Conway's Life, in place.
     *
     * @param board the live cells; see {@link #step(Set, long, Rule)}
     */
    public static void step(Set<Cell> board) {
        step(board, 1, Rule.LIFE);
    }

    /**
     * Advances a board by some generations of Conway's Life, in place.
     *
     * @param board the live cells; see {@link #step(Set, long, Rule)}
     * @param generations how many, at least 0
     */
    public static void step(Set<Cell> board, long generations) {
        step(board, generations, Rule.LIFE);
    }

    /**
     * Advances a board by some generations, in place.
     *
     * <p>Any mutable set that goes by {@code equals} will do; a {@link CellSet} is copied as
     * memory, while of any other set only the cells that die or are born are touched. Whatever
     * fails, the set is as it was: the result is computed first, and a set that refuses a change
     * half-way gets its cells back.
     *
     * <p>Under a rule with B0 the plane outside the board comes alive, and an endless number of
     * cells fits no set. Such a run must end in a generation in which that plane is dead again (an
     * even number of generations, for a rule without S8); otherwise use a {@link Universe}.
     *
     * @param board the live cells
     * @param generations how many, at least 0
     * @param rule the rule
     * @throws NullPointerException if an argument is null or the set holds null
     * @throws IllegalArgumentException if {@code generations} is negative or the plane would be
     *     alive at the end
     * @throws UnsupportedOperationException if the set cannot be changed
     * @throws IllegalStateException if the set does not do as it is told: another thread changes
     *     it, or it goes by something else than {@code equals}
     * @throws ClassCastException if the set holds something else than cells
     * @throws CancelledException if the thread is interrupted
     * @throws GolException if the board at the end reaches past the 64-bit plane, or if it would
     *     outgrow the memory, or if the native library cannot be loaded
     */
    public static void step(Set<Cell> board, long generations, Rule rule) {
        Objects.requireNonNull(board, "board");
        Objects.requireNonNull(rule, "rule");
        Universe.requireCount(BigInteger.valueOf(generations));
        if (board instanceof CellSet cells) {
            stepOurs(cells, generations, rule);
        } else {
            stepForeign(board, generations, rule);
        }
    }

    private static void stepOurs(CellSet cells, long generations, Rule rule) {
        long[] flat = cells.flat();
        int count = cells.size();
        long[] after = SmallStep.advance(rule.toString(), flat, count, generations);
        if (after != null) {
            cells.become(after, after.length / 2);
            return;
        }
        inUniverse(
                flat,
                count,
                rule,
                universe -> {
                    advance(universe, generations, rule);
                    // The array of a large board is the larger part of what a step would allocate.
                    NativeUniverse.Points result = universe.pointsIn(flat);
                    cells.become(result.flat(), result.count());
                });
    }

    /**
     * A step of a set that is not ours. What it holds is put in order first, each cell once, as the
     * result will be: what differs between the two is then found by going through both, without
     * looking anything up.
     */
    private static void stepForeign(Set<Cell> board, long generations, Rule rule) {
        long[] cells = CellSet.points(board);
        int count = cells.length / 2;
        long[] before = SmallStep.advance(rule.toString(), cells, count, 0);
        if (before != null) {
            long[] after =
                    SmallStep.advance(rule.toString(), before, before.length / 2, generations);
            if (after != null) {
                SetUpdate.apply(board, before, after);
                return;
            }
        }
        inUniverse(
                cells,
                count,
                rule,
                universe -> {
                    long[] start = universe.points(null);
                    advance(universe, generations, rule);
                    SetUpdate.apply(board, start, universe.points(null));
                });
    }

    /** Does something with a universe of some cells, which is gone afterwards. */
    private static void inUniverse(
            long[] flat, int count, Rule rule, Consumer<NativeUniverse> action) {
        NativeUniverse universe = NativeUniverse.create(rule.toString(), 0, Engine.AUTO, 1);
        try {
            universe.setPoints(flat, count, true);
            action.accept(universe);
        } finally {
            universe.free();
        }
    }

    private static void advance(NativeUniverse universe, long generations, Rule rule) {
        universe.advance(BigInteger.valueOf(generations));
        if (universe.isBackgroundAlive()) {
            throw new IllegalArgumentException(
                    "under %s all but finitely many cells are alive after %d generations, which"
                                    .formatted(rule, generations)
                            + " no set can hold: use a Universe");
        }
    }
}

package io.github.gol4j.bench.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;

/**
 * Conway's Life on bit-packed tiles, as fast as its authors could write it in plain Java.
 *
 * <p>Several generations are made in a pass, and only of tiles that may change. Each keeps the
 * board of two passes; a new one is compared with the one that it replaces, which is two passes
 * older. Where a tile and the borders next to it repeat so, which takes in still lifes and
 * blinkers, what is there already is what would be computed, and the tile sleeps until a border
 * changes.
 *
 * <p>Tiles that have become empty are kept. Not safe for more than one thread.
 */
public final class TileLife {

    private final TileIndex index = new TileIndex();
    private final Kernel kernel;
    private final long[] window = new long[Kernel.WINDOW];

    /** The tiles to compute in the next pass. */
    private List<Tile> awake = new ArrayList<>();

    /** Those for the pass after it, as far as they are known. */
    private List<Tile> later = new ArrayList<>();

    private long passes;

    /** How many generations a pass makes. */
    private int length;

    /** The columns that can reach a neighbour in a pass. */
    private long west;

    private long east;

    /** How many passes have to be made in full, because there are none to compare with. */
    private int unproven;

    private Tile last;

    /** Makes an empty board that is computed in plain Java. */
    public TileLife() {
        this(new PlainKernel());
    }

    /** Makes an empty board that is computed by a kernel, which nothing else may use. */
    public TileLife(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Adds a cell to the board.
     *
     * @param x its column
     * @param y its row
     */
    public void add(long x, long y) {
        long tileX = Math.floorDiv(x, Tile.WIDTH);
        long tileY = y >> 6;
        if (last == null || last.x != tileX || last.y != tileY) {
            last = tileAt(tileX, tileY);
        }
        last.rows(parity())[Tile.TOP + ((int) y & 63)] |=
                1L << Tile.FIRST + (int) (x - tileX * Tile.WIDTH);
        unproven = 2;
    }

    /** Advances by some generations. */
    public void advance(long generations) {
        // First those left over: after another length all tiles wake, and in a new board they do
        // anyway.
        int rest = (int) (generations % Kernel.LONGEST);
        if (rest != 0) {
            pass(rest);
        }
        for (long i = generations / Kernel.LONGEST; i > 0; i--) {
            pass(Kernel.LONGEST);
        }
    }

    private void pass(int generations) {
        if (generations != length) {
            length = generations;
            west = Tile.west(length);
            east = Tile.east(length);
            unproven = 2;
        }
        if (unproven > 0) {
            unproven--;
            wakeAll();
        }
        int parity = parity();
        // Grows while tiles come into being at the borders of others.
        for (int i = 0; i < awake.size(); i++) {
            compute(awake.get(i), parity);
        }
        passes++;
        List<Tile> done = awake;
        awake = later;
        later = done;
        later.clear();
    }

    private void wakeAll() {
        for (Tile tile : index.tiles()) {
            list(tile, passes, awake);
            // A border that was alive from the start has no neighbour yet.
            long all = 0;
            long top = 0;
            long bottom = 0;
            long[] rows = tile.rows(parity());
            for (int i = Tile.TOP; i < Kernel.ROWS; i++) {
                all |= rows[i];
            }
            for (int i = 1; i <= length; i++) {
                top |= rows[Tile.TOP + i - 1];
                bottom |= rows[Kernel.ROWS - i];
            }
            wakeNeighbours(tile, all, top, bottom, passes, awake);
        }
    }

    private void compute(Tile tile, int parity) {
        long changed = tile.compute(kernel, window, length, parity);
        if (changed == 0) {
            return;
        }
        long[] rows = tile.rows(1 - parity);
        int from = Tile.TOP - length;
        int to = from + Tile.HEIGHT;
        long top = 0;
        long bottom = 0;
        for (int i = 1; i <= length; i++) {
            top |= window[from + i - 1] ^ rows[Tile.TOP + i - 1];
            bottom |= window[to - i] ^ rows[Kernel.ROWS - i];
        }
        System.arraycopy(window, from, rows, Tile.TOP, Tile.HEIGHT);
        list(tile, passes + 1, later);
        wakeNeighbours(tile, changed, top, bottom, passes + 1, later);
    }

    /** Wakes the neighbours along those borders where a bit is set. */
    private void wakeNeighbours(
            Tile tile, long all, long top, long bottom, long when, List<Tile> list) {
        if ((all & (west | east)) == 0 && (top | bottom) == 0) {
            return;
        }
        wakeRow(tile, 0, all, when, list);
        wakeRow(tile, -1, top, when, list);
        wakeRow(tile, 1, bottom, when, list);
    }

    private void wakeRow(Tile tile, int dy, long bits, long when, List<Tile> list) {
        if (dy != 0 && bits != 0) {
            list(neighbour(tile, 0, dy), when, list);
        }
        if ((bits & west) != 0) {
            list(neighbour(tile, -1, dy), when, list);
        }
        if ((bits & east) != 0) {
            list(neighbour(tile, 1, dy), when, list);
        }
    }

    private static void list(Tile tile, long when, List<Tile> list) {
        if (tile.listedFor != when) {
            tile.listedFor = when;
            list.add(tile);
        }
    }

    private Tile neighbour(Tile tile, int dx, int dy) {
        Tile there = tile.neighbours[Tile.direction(dx, dy)];
        return there != null ? there : tileAt(tile.x + dx, tile.y + dy);
    }

    private Tile tileAt(long x, long y) {
        Tile tile = index.find(x, y);
        return tile != null ? tile : index.make(x, y);
    }

    private int parity() {
        return (int) passes & 1;
    }

    /** {@return how many cells are alive} */
    public long population() {
        long population = 0;
        for (Tile tile : index.tiles()) {
            long[] rows = tile.rows(parity());
            for (int i = Tile.TOP; i < Kernel.ROWS; i++) {
                population += Long.bitCount(rows[i]);
            }
        }
        return population;
    }

    /** Takes a cell. */
    @FunctionalInterface
    interface CellConsumer {
        void accept(long x, long y);
    }

    /** Keeps the board as it is, for {@link #births} and {@link #deaths} to compare with. */
    void remember() {
        for (Tile tile : index.tiles()) {
            tile.before = tile.rows(parity()).clone();
        }
    }

    /** Hands on the cells that are alive and were not when the board was remembered. */
    void births(CellConsumer action) {
        eachCell((now, before) -> now & ~before, action);
    }

    /** Hands on the cells that were alive when the board was remembered and are not any more. */
    void deaths(CellConsumer action) {
        eachCell((now, before) -> before & ~now, action);
    }

    private void eachCell(LongBinaryOperator select, CellConsumer action) {
        for (Tile tile : index.tiles()) {
            long[] now = tile.rows(parity());
            long[] before = tile.before;
            for (int i = 0; i < Tile.HEIGHT; i++) {
                long bits = select.applyAsLong(now[Tile.TOP + i], before[Tile.TOP + i]);
                long y = tile.y * Tile.HEIGHT + i;
                for (; bits != 0; bits &= bits - 1) {
                    action.accept(column(tile, bits), y);
                }
            }
        }
    }

    /** {@return the live cells as x0, y0, x1, y1, …, tile by tile} */
    public long[] toPoints() {
        long[] points = new long[Math.toIntExact(2 * population())];
        int at = 0;
        for (Tile tile : index.tiles()) {
            long[] rows = tile.rows(parity());
            for (int i = 0; i < Tile.HEIGHT; i++) {
                long y = tile.y * Tile.HEIGHT + i;
                for (long bits = rows[Tile.TOP + i]; bits != 0; bits &= bits - 1) {
                    points[at++] = column(tile, bits);
                    points[at++] = y;
                }
            }
        }
        return points;
    }

    /** The column of the first of some cells in a row. */
    private static long column(Tile tile, long bits) {
        return tile.x * Tile.WIDTH + Long.numberOfTrailingZeros(bits) - Tile.FIRST;
    }
}

package io.github.gol4j.bench.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;

/**
 * Conway's Life on bit-packed tiles, as fast as its authors could write it in plain Java.
 *
 * <p>Only tiles that may change are computed. Each keeps two generations; a new one is compared
 * with the one that it replaces, which is two older. Where a tile and the borders next to it repeat
 * with period 2, which takes in still lifes and blinkers, what is there already is what would be
 * computed, and the tile sleeps until a border changes.
 *
 * <p>Tiles that have become empty are kept. Not safe for more than one thread.
 */
public final class TileLife {

    private final TileIndex index = new TileIndex();
    private final Kernel kernel;

    /** The tiles to compute in the next generation. */
    private List<Tile> awake = new ArrayList<>();

    /** Those for the generation after it, as far as they are known. */
    private List<Tile> later = new ArrayList<>();

    private long generation;

    /** How many generations have to be computed in full, because there are none to compare with. */
    private int unproven = 2;

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
        last.rows(parity())[(int) y & 63] |= Tile.WESTMOST << (int) (x - tileX * Tile.WIDTH);
        unproven = 2;
    }

    /** Advances by some generations. */
    public void advance(long generations) {
        for (long i = 0; i < generations; i++) {
            advance();
        }
    }

    private void advance() {
        if (unproven > 0) {
            unproven--;
            wakeAll();
        }
        int parity = parity();
        // Grows while tiles come into being at the borders of others.
        for (int i = 0; i < awake.size(); i++) {
            compute(awake.get(i), parity);
        }
        generation++;
        List<Tile> done = awake;
        awake = later;
        later = done;
        later.clear();
    }

    private void wakeAll() {
        for (Tile tile : index.tiles()) {
            list(tile, generation, awake);
            // A border that was alive from the start has no neighbour yet.
            long all = 0;
            long[] rows = tile.rows(parity());
            for (long row : rows) {
                all |= row;
            }
            wakeNeighbours(tile, all, rows[0], rows[Tile.HEIGHT - 1], generation, awake);
        }
    }

    private void compute(Tile tile, int parity) {
        long[] rows = tile.rows(1 - parity);
        long top = rows[0];
        long bottom = rows[Tile.HEIGHT - 1];
        long changed = tile.compute(kernel, parity);
        top ^= rows[0];
        bottom ^= rows[Tile.HEIGHT - 1];
        if (changed != 0) {
            list(tile, generation + 1, later);
            wakeNeighbours(tile, changed, top, bottom, generation + 1, later);
        }
    }

    /** Wakes the neighbours along those borders where a bit is set. */
    private void wakeNeighbours(
            Tile tile, long all, long top, long bottom, long when, List<Tile> list) {
        if ((all & (Tile.WESTMOST | Tile.EASTMOST)) == 0 && (top | bottom) == 0) {
            return;
        }
        wakeRow(tile, 0, all & (Tile.WESTMOST | Tile.EASTMOST), when, list);
        wakeRow(tile, -1, top, when, list);
        wakeRow(tile, 1, bottom, when, list);
    }

    private void wakeRow(Tile tile, int dy, long bits, long when, List<Tile> list) {
        if (dy != 0 && bits != 0) {
            list(neighbour(tile, 0, dy), when, list);
        }
        if ((bits & Tile.WESTMOST) != 0) {
            list(neighbour(tile, -1, dy), when, list);
        }
        if ((bits & Tile.EASTMOST) != 0) {
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
        return (int) generation & 1;
    }

    /** {@return how many cells are alive} */
    public long population() {
        long population = 0;
        for (Tile tile : index.tiles()) {
            for (long row : tile.rows(parity())) {
                population += Long.bitCount(row);
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
                long bits = select.applyAsLong(now[i], before[i]);
                long y = tile.y * Tile.HEIGHT + i;
                for (; bits != 0; bits &= bits - 1) {
                    action.accept(tile.x * Tile.WIDTH + Long.numberOfTrailingZeros(bits) - 1, y);
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
                for (long bits = rows[i]; bits != 0; bits &= bits - 1) {
                    points[at++] = tile.x * Tile.WIDTH + Long.numberOfTrailingZeros(bits) - 1;
                    points[at++] = y;
                }
            }
        }
        return points;
    }
}

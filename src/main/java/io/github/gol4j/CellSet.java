package io.github.gol4j;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A mutable set of cells in flat, primitive storage: 16 bytes a cell for the coordinates, which
 * native code gets as they are, and 8 to 16 bytes a cell for an index that is made when a cell is
 * first looked up.
 *
 * <p>Beside the methods of {@link Set} it has some that work on coordinates and make no objects.
 * Null is not allowed. The order of iteration is that in which cells were added, except that {@link
 * #remove} moves the last cell to the place that becomes free.
 *
 * <p>Thread safety: like {@link java.util.HashSet}, not safe for threads of which one changes it,
 * safe for threads that only read. Iterators fail fast, as far as that can be guaranteed.
 */
public final class CellSet extends AbstractSet<Cell> {

    /** What {@link CellSet#forEach(PointConsumer)} calls for each cell. */
    @FunctionalInterface
    public interface PointConsumer {
        /**
         * Takes a cell.
         *
         * @param x its column
         * @param y its row
         */
        void accept(long x, long y);
    }

    /** The most cells that fit: two coordinates each, in one array. */
    static final int MAX_SIZE = (Integer.MAX_VALUE - 8) / 2;

    /** The longest index: the largest power of two that an array can have. It is then fuller. */
    private static final int MAX_INDEX = 1 << 30;

    private static final int LEAST_CAPACITY = 8;
    private static final long[] NOTHING = {};

    /** The cells, as x0, y0, x1, y1, …; more room than {@code 2 * size} is spare. */
    private long[] flat;

    private int size;

    /**
     * An open-addressed hash table (linear probing, a power of two long, at most half full) of the
     * positions of cells in {@code flat}, plus one; 0 is a free place. Null until somebody looks
     * for a cell, because boards often only travel to native code and back. Volatile so that
     * threads that only read may be the ones to make it.
     */
    private volatile int @Nullable [] index;

    private int modifications;

    /** Makes an empty set. */
    public CellSet() {
        this(NOTHING, 0);
    }

    /**
     * Makes a set of some cells.
     *
     * @param cells the cells
     * @throws NullPointerException if the collection or a cell in it is null
     */
    public CellSet(Collection<? extends Cell> cells) {
        this();
        addAll(cells);
    }

    private CellSet(long[] flat, int size) {
        this.flat = flat;
        this.size = size;
    }

    /**
     * Makes a set of the cells of a flat array.
     *
     * @param coordinates x0, y0, x1, y1, and so on; a cell may be there more than once
     * @return the set
     * @throws IllegalArgumentException if a y is missing
     */
    public static CellSet ofPoints(long... coordinates) {
        if (coordinates.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "%d coordinates are not pairs x, y".formatted(coordinates.length));
        }
        CellSet cells = new CellSet(new long[coordinates.length], 0);
        for (int i = 0; i < coordinates.length; i += 2) {
            cells.add(coordinates[i], coordinates[i + 1]);
        }
        return cells;
    }

    /** A set around an array of distinct cells, which must not be used otherwise from now on. */
    static CellSet adopt(long[] flat) {
        return new CellSet(flat, flat.length / 2);
    }

    /** The cells of a collection as x0, y0, x1, y1, …, as often as they are in it. */
    static long[] points(Collection<? extends Cell> cells) {
        // The size may be that of another moment, where another thread changes the collection.
        CellSet sink = new CellSet(new long[2 * Math.clamp(cells.size(), 0, MAX_SIZE)], 0);
        for (Cell cell : cells) {
            sink.append(cell.x(), cell.y());
        }
        return 2 * sink.size == sink.flat.length ? sink.flat : sink.toPoints();
    }

    /** The storage: the first {@code 2 * size()} numbers are the cells. Not to be changed. */
    long[] flat() {
        return flat;
    }

    /**
     * Holds the first cells of an array instead of its own, distinct ones; the array, which may be
     * that of this set, must not be used otherwise from now on.
     */
    void become(long[] cells, int count) {
        flat = cells;
        size = count;
        index = null;
        modifications++;
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * {@return whether a cell is in the set}
     *
     * @param x its column
     * @param y its row
     */
    public boolean contains(long x, long y) {
        return positionOf(x, y) >= 0;
    }

    @Override
    public boolean contains(@Nullable Object cell) {
        return cell instanceof Cell other && contains(other.x(), other.y());
    }

    /**
     * Adds a cell.
     *
     * @param x its column
     * @param y its row
     * @return whether it was not there before
     */
    public boolean add(long x, long y) {
        int[] table = index();
        int slot = slotOf(table, x, y);
        if (table[slot] != 0) {
            return false;
        }
        append(x, y);
        modifications++;
        if (size > table.length / 2 && table.length < MAX_INDEX) {
            index = null;
        } else {
            table[slot] = size;
        }
        return true;
    }

    /** Puts a cell behind the others, without a look at whether it is there already. */
    private void append(long x, long y) {
        if (2 * size == flat.length) {
            flat = Arrays.copyOf(flat, grown());
        }
        flat[2 * size] = x;
        flat[2 * size + 1] = y;
        size++;
    }

    private int grown() {
        if (size >= MAX_SIZE) {
            throw new IllegalStateException(
                    "a set holds at most %d cells: use a Universe".formatted(MAX_SIZE));
        }
        int cells = Math.max(LEAST_CAPACITY, size + (size >> 1));
        // A negative number is one that overflowed.
        return 2 * (cells < 0 || cells > MAX_SIZE ? MAX_SIZE : cells);
    }

    @Override
    public boolean add(Cell cell) {
        return add(cell.x(), cell.y());
    }

    /**
     * Removes a cell.
     *
     * @param x its column
     * @param y its row
     * @return whether it was there
     */
    public boolean remove(long x, long y) {
        int[] table = index();
        int slot = slotOf(table, x, y);
        int position = table[slot] - 1;
        if (position < 0) {
            return false;
        }
        int last = size - 1;
        if (position != last) {
            long lastX = flat[2 * last];
            long lastY = flat[2 * last + 1];
            table[slotOf(table, lastX, lastY)] = position + 1;
            flat[2 * position] = lastX;
            flat[2 * position + 1] = lastY;
        }
        size = last;
        modifications++;
        closeGap(table, slot);
        return true;
    }

    @Override
    public boolean remove(@Nullable Object cell) {
        return cell instanceof Cell other && remove(other.x(), other.y());
    }

    /**
     * Frees a slot and moves later cells of its run forward, so that no search ends too early.
     * Knuth, The Art of Computer Programming, volume 3, section 6.4, algorithm R.
     */
    private void closeGap(int[] table, int slot) {
        int mask = table.length - 1;
        int gap = slot;
        for (int i = (gap + 1) & mask; table[i] != 0; i = (i + 1) & mask) {
            int at = 2 * (table[i] - 1);
            int home = Cell.hash(flat[at], flat[at + 1]) & mask;
            boolean staysReachable = ((i - home) & mask) < ((i - gap) & mask);
            if (!staysReachable) {
                table[gap] = table[i];
                gap = i;
            }
        }
        table[gap] = 0;
    }

    @Override
    public void clear() {
        flat = NOTHING;
        size = 0;
        index = null;
        modifications++;
    }

    /**
     * Hands each cell to an action, without making objects.
     *
     * <p>For a method reference that could mean either this or {@link #forEach(Consumer)}, such as
     * {@code list::add}, write a lambda.
     *
     * @param action what to do; it must not change the set
     * @throws ConcurrentModificationException if it does
     */
    public void forEach(PointConsumer action) {
        Objects.requireNonNull(action, "action");
        int expected = modifications;
        for (int i = 0; i < size && modifications == expected; i++) {
            action.accept(flat[2 * i], flat[2 * i + 1]);
        }
        if (modifications != expected) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public void forEach(Consumer<? super Cell> action) {
        Objects.requireNonNull(action, "action");
        forEach((x, y) -> action.accept(new Cell(x, y)));
    }

    /** {@return the cells as a new flat array, x0, y0, x1, y1, and so on} */
    public long[] toPoints() {
        return Arrays.copyOf(flat, 2 * size);
    }

    @Override
    public Iterator<Cell> iterator() {
        return new Cursor();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof CellSet cells)) {
            return super.equals(other);
        }
        if (size != cells.size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!cells.contains(flat[2 * i], flat[2 * i + 1])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Cell.hash(flat[2 * i], flat[2 * i + 1]);
        }
        return sum;
    }

    private int positionOf(long x, long y) {
        if (size == 0) {
            return -1;
        }
        int[] table = index();
        return table[slotOf(table, x, y)] - 1;
    }

    /** The place of a cell in the table, or the free place where it would go. */
    private int slotOf(int[] table, long x, long y) {
        int mask = table.length - 1;
        int slot = Cell.hash(x, y) & mask;
        while (table[slot] != 0) {
            int at = 2 * (table[slot] - 1);
            if (flat[at] == x && flat[at + 1] == y) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int[] index() {
        int[] table = index;
        if (table == null) {
            table = newIndex();
            index = table;
        }
        return table;
    }

    /** An index of the cells there are, with room for half as many more or for all that fit. */
    private int[] newIndex() {
        long room = 2L * Math.max(Math.max(LEAST_CAPACITY, size + (size >> 1)), flat.length / 2);
        int[] table = new int[(int) Math.min(MAX_INDEX, Long.highestOneBit(room - 1) << 1)];
        for (int i = 0; i < size; i++) {
            table[slotOf(table, flat[2 * i], flat[2 * i + 1])] = i + 1;
        }
        return table;
    }

    /** Goes through the cells by position; a removal puts the last cell where the cursor is. */
    private final class Cursor implements Iterator<Cell> {
        private int next;
        private boolean removable;
        private int expected = modifications;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Cell next() {
            check();
            if (next >= size) {
                throw new NoSuchElementException();
            }
            removable = true;
            Cell cell = new Cell(flat[2 * next], flat[2 * next + 1]);
            next++;
            return cell;
        }

        @Override
        public void remove() {
            if (!removable) {
                throw new IllegalStateException("there is no cell to remove");
            }
            check();
            removable = false;
            next--;
            CellSet.this.remove(flat[2 * next], flat[2 * next + 1]);
            expected = modifications;
        }

        private void check() {
            if (modifications != expected) {
                throw new ConcurrentModificationException();
            }
        }
    }
}

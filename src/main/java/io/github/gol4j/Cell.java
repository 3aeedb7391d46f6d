package io.github.gol4j;

/**
 * A place on the plane. x grows to the right, y grows downwards.
 *
 * <p>Cells are ordered by row and then by column. Immutable, and safe for any thread.
 *
 * @param x the column
 * @param y the row
 */
public record Cell(long x, long y) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
        int rows = Long.compare(y, other.y);
        return rows != 0 ? rows : Long.compare(x, other.x);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Mixed well: what a record does by itself gives neighbours on a diagonal the same hash, and
     * a {@code HashSet} of a dense board then spends its time in collisions.
     */
    @Override
    public int hashCode() {
        return hash(x, y);
    }

    /** The hash code of the cell in column x of row y, without the cell. */
    static int hash(long x, long y) {
        // Odd constants from the golden ratio and from Murmur3's finaliser.
        long mixed = x * 0x9E37_79B9_7F4A_7C15L + y * 0xC2B2_AE3D_27D4_EB4FL;
        mixed ^= mixed >>> 32;
        mixed *= 0xFF51_AFD7_ED55_8CCDL;
        return (int) (mixed >>> 32);
    }
}

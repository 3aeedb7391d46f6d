package io.github.gol4j;

import java.util.Objects;

/**
 * What a random pattern depends on: its size, seed, density and symmetry, and nothing else. {@link
 * Pattern#soup} makes the same board of it on every machine, in every version.
 *
 * {@snippet lang = java:
 * Pattern soup = Pattern.soup(Soup.of(16, 16).withSeed(42).withSymmetry(Symmetry.D8));
 * }
 *
 * <h2>The definition, bit by bit</h2>
 *
 * All numbers are 64 bits wide, unsigned, and wrap around; {@code >>>} shifts zeros in.
 *
 * <ol>
 *   <li>The generator is xoshiro256** of Blackman and Vigna. Its state s0, s1, s2, s3 are the first
 *       four numbers that SplitMix64 gives when it starts from the seed.
 *   <li>Each of its numbers is cut into four parts of 16 bits, the lowest first.
 *   <li>The cells are visited row by row from the top, in each row from the left. A cell that the
 *       symmetry makes the image of one visited before is like that one. Any other takes the next
 *       part, and is alive if that is less than 65,536 times the density, rounded to the nearest
 *       whole number, halves up.
 * </ol>
 *
 * SplitMix64 adds {@code 0x9E3779B97F4A7C15} to its state z and gives {@code z ^ z >>> 31} after
 * {@code z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9} and {@code z = (z ^ z >>> 27) *
 * 0x94D049BB133111EB}. xoshiro256** gives {@code rotateLeft(s1 * 5, 7) * 9} and then does {@code t
 * = s1 << 17}, {@code s2 ^= s0}, {@code s3 ^= s1}, {@code s1 ^= s2}, {@code s0 ^= s3}, {@code s2 ^=
 * t}, {@code s3 = rotateLeft(s3, 45)}.
 *
 * <p>Immutable, and safe for any thread.
 */
public final class Soup {

    /** Densities are whole numbers of 65,536ths: every platform has the same ones. */
    private static final int DENOMINATOR = 1 << 16;

    /** The most cells: they take a gigabyte. */
    private static final long LARGEST = 1L << 32;

    private final int width;
    private final int height;
    private final long seed;
    private final int density;
    private final Symmetry symmetry;

    private Soup(int width, int height, long seed, int density, Symmetry symmetry) {
        this.width = width;
        this.height = height;
        this.seed = seed;
        this.density = density;
        this.symmetry = symmetry;
    }

    /**
     * A soup of that size with seed 0, density 0.5 and no symmetry.
     *
     * @param width the number of columns, at least 0
     * @param height the number of rows, at least 0
     * @return the soup
     * @throws IllegalArgumentException if one is negative, or if there are more than 2^32 cells
     */
    public static Soup of(int width, int height) {
        if (width < 0 || height < 0 || (long) width * height > LARGEST) {
            throw new IllegalArgumentException(
                    "a soup cannot have %d by %d cells: no side is negative, and 2^32 are the most"
                            .formatted(width, height));
        }
        return new Soup(width, height, 0, DENOMINATOR / 2, Symmetry.C1);
    }

    /**
     * {@return the same with another seed}
     *
     * @param seed any number
     */
    public Soup withSeed(long seed) {
        return new Soup(width, height, seed, density, symmetry);
    }

    /**
     * {@return the same with another density}
     *
     * @param density the share of live cells, from 0 to 1; it is rounded to the nearest 65,536th
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Soup withDensity(double density) {
        if (!(density >= 0 && density <= 1)) {
            throw new IllegalArgumentException(
                    "the density is %s and must be from 0 to 1".formatted(density));
        }
        return new Soup(width, height, seed, (int) Math.round(density * DENOMINATOR), symmetry);
    }

    /**
     * {@return the same with a symmetry}
     *
     * @param symmetry which turns and mirrors leave it as it is
     * @throws IllegalArgumentException if only squares can have it, and this is none
     */
    public Soup withSymmetry(Symmetry symmetry) {
        if (symmetry.isOfSquares() && width != height) {
            throw new IllegalArgumentException(
                    "symmetry %s is one of squares, and %d by %d cells are none"
                            .formatted(symmetry, width, height));
        }
        return new Soup(width, height, seed, density, symmetry);
    }

    /** {@return the number of columns} */
    public int width() {
        return width;
    }

    /** {@return the number of rows} */
    public int height() {
        return height;
    }

    /** {@return the seed} */
    public long seed() {
        return seed;
    }

    /** {@return the share of live cells that is aimed at, as it was rounded} */
    public double density() {
        return (double) density / DENOMINATOR;
    }

    /** {@return the density in 65,536ths} */
    int densityNumerator() {
        return density;
    }

    /** {@return which turns and mirrors leave it as it is} */
    public Symmetry symmetry() {
        return symmetry;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Soup soup
                && width == soup.width
                && height == soup.height
                && seed == soup.seed
                && density == soup.density
                && symmetry == soup.symmetry;
    }

    @Override
    public int hashCode() {
        return Objects.hash(width, height, seed, density, symmetry);
    }

    /** {@return size, density, symmetry and seed in one line} */
    @Override
    public String toString() {
        return "Soup[%d x %d, density %s, symmetry %s, seed %d]"
                .formatted(width, height, density(), symmetry, seed);
    }
}

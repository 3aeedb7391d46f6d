package io.github.gol4j;

/**
 * Which turns and mirrors leave a {@link Soup} as it is, named as on <a
 * href="https://catagolue.hatsya.com">Catagolue</a>. How many cells are at the centre of the
 * symmetry is a matter of the soup's size.
 */
public enum Symmetry {
    /** None. */
    C1("C1", false),
    /** Turned by 180 degrees it is the same. */
    C2("C2", false),
    /** Turned by 90 degrees it is the same. For squares only. */
    C4("C4", true),
    /** Left and right mirror each other: the axis is vertical. */
    D2_PLUS("D2_+", false),
    /** The sides of the main diagonal mirror each other. For squares only. */
    D2_CROSS("D2_x", true),
    /** Left and right mirror each other, and so do top and bottom. */
    D4_PLUS("D4_+", false),
    /** The sides of both diagonals mirror each other. For squares only. */
    D4_CROSS("D4_x", true),
    /** All turns and mirrors leave it the same. For squares only. */
    D8("D8", true);

    private final String title;
    private final boolean square;

    Symmetry(String title, boolean square) {
        this.title = title;
        this.square = square;
    }

    /** {@return whether only squares can have it, since rows become columns} */
    public boolean isOfSquares() {
        return square;
    }

    /**
     * The symmetry of a name.
     *
     * @param name {@code C1}, {@code C2}, {@code C4}, {@code D2_+}, {@code D2_x}, {@code D4_+},
     *     {@code D4_x} or {@code D8}
     * @return the symmetry
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Symmetry of(String name) {
        for (Symmetry symmetry : values()) {
            if (symmetry.title.equals(name)) {
                return symmetry;
            }
        }
        throw new IllegalArgumentException(
                "unknown symmetry \"%s\"; there are C1, C2, C4, D2_+, D2_x, D4_+, D4_x and D8"
                        .formatted(name));
    }

    /** {@return its name, such as {@code D2_+}} */
    @Override
    public String toString() {
        return title;
    }
}

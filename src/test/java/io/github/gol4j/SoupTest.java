package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A soup")
class SoupTest {

    /** The definition in {@link Soup}'s documentation, written down as it stands there. */
    private static Set<Cell> byTheDefinition(Soup soup) {
        long[] s = new long[4];
        long z = soup.seed();
        for (int i = 0; i < 4; i++) {
            z += 0x9E3779B97F4A7C15L;
            long mixed = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
            s[i] = mixed ^ mixed >>> 31;
        }
        Set<Cell> cells = new HashSet<>();
        Set<Cell> visited = new HashSet<>();
        long number = 0;
        int parts = 0;
        for (int y = 0; y < soup.height(); y++) {
            for (int x = 0; x < soup.width(); x++) {
                Cell cell = new Cell(x, y);
                if (visited.contains(cell)) {
                    continue;
                }
                if (parts == 0) {
                    number = Long.rotateLeft(s[1] * 5, 7) * 9;
                    long t = s[1] << 17;
                    s[2] ^= s[0];
                    s[3] ^= s[1];
                    s[1] ^= s[2];
                    s[0] ^= s[3];
                    s[2] ^= t;
                    s[3] = Long.rotateLeft(s[3], 45);
                    parts = 4;
                }
                boolean alive = (number & 0xffff) < soup.density() * 65536;
                number >>>= 16;
                parts--;
                for (Cell image : images(cell, soup)) {
                    visited.add(image);
                    if (alive) {
                        cells.add(image);
                    }
                }
            }
        }
        return cells;
    }

    /** A cell and what the symmetry makes of it. */
    private static Set<Cell> images(Cell cell, Soup soup) {
        long right = soup.width() - 1L;
        long bottom = soup.height() - 1L;
        Set<Cell> images = new HashSet<>(Set.of(cell));
        int before;
        do {
            before = images.size();
            for (Cell image : Set.copyOf(images)) {
                Cell half = new Cell(right - image.x(), bottom - image.y());
                Cell leftRight = new Cell(right - image.x(), image.y());
                Cell diagonal = new Cell(image.y(), image.x());
                Cell quarter = new Cell(right - image.y(), image.x());
                images.addAll(
                        switch (soup.symmetry()) {
                            case C1 -> Set.<Cell>of();
                            case C2 -> Set.of(half);
                            case C4 -> Set.of(quarter);
                            case D2_PLUS -> Set.of(leftRight);
                            case D2_CROSS -> Set.of(diagonal);
                            case D4_PLUS -> both(leftRight, half);
                            case D4_CROSS -> both(diagonal, half);
                            case D8 -> both(leftRight, quarter);
                        });
            }
        } while (images.size() > before);
        return images;
    }

    private static Set<Cell> both(Cell one, Cell other) {
        return new HashSet<>(java.util.List.of(one, other));
    }

    @ParameterizedTest
    @EnumSource
    void isWhatItsDefinitionSays(Symmetry symmetry) {
        for (int size : new int[] {0, 1, 2, 7, 16}) {
            for (double density : new double[] {0, 0.1, 0.5, 1}) {
                Soup soup =
                        Soup.of(symmetry.isOfSquares() ? size : size + 5, size)
                                .withSymmetry(symmetry)
                                .withSeed(size * 1_000_003L - 7)
                                .withDensity(density);
                assertEquals(byTheDefinition(soup), Pattern.soup(soup).cells(), soup::toString);
            }
        }
    }

    @Test
    void hasASeedOfItsOwn() {
        Soup soup = Soup.of(32, 32);
        assertEquals(Pattern.soup(soup), Pattern.soup(Soup.of(32, 32)));
        assertNotEquals(Pattern.soup(soup), Pattern.soup(soup.withSeed(1)));
        assertEquals(soup, Soup.of(32, 32));
        assertEquals(soup.hashCode(), Soup.of(32, 32).hashCode());
        assertNotEquals(soup, soup.withSeed(1));
        assertTrue(soup.toString().contains("32 x 32"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void hasADensityFromZeroToOne(double density) {
        Soup soup = Soup.of(1, 1);
        assertThrows(IllegalArgumentException.class, () -> soup.withDensity(density));
    }

    @Test
    void hasASizeAndASymmetryThatFit() {
        assertThrows(IllegalArgumentException.class, () -> Soup.of(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> Soup.of(1 << 20, 1 << 20));
        Soup oblong = Soup.of(3, 4);
        assertThrows(IllegalArgumentException.class, () -> oblong.withSymmetry(Symmetry.D8));
        for (Symmetry symmetry : Symmetry.values()) {
            assertEquals(symmetry, Symmetry.of(symmetry.toString()));
        }
        assertThrows(IllegalArgumentException.class, () -> Symmetry.of("D9"));
    }
}

package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The native engine agrees with the plain Java reference")
class AgainstReferenceTest {

    private static final List<String> RULES =
            List.of("B3/S23", "B36/S23", "B2/S", "B3678/S34678", "B1357/S1357", "B/S012345678");

    private static final List<String> B0_RULES =
            List.of("B0/S", "B0/S8", "B03/S23", "B0123478/S34678", "B012345678/S012345678");

    /** Near the origin, and further away than half the plane is wide. */
    private static final List<Cell> CENTRES =
            List.of(
                    new Cell(0, 0),
                    new Cell(-1_000_000, 77),
                    new Cell((1L << 62) + 9_999, -(1L << 62) - 9_999),
                    new Cell(Long.MIN_VALUE + 500, Long.MAX_VALUE - 500));

    static Stream<Arguments> soups() {
        return RULES.stream()
                .flatMap(
                        rule ->
                                Stream.of(0, 1, 2, 10, 100, 400)
                                        .flatMap(
                                                cells ->
                                                        CENTRES.stream()
                                                                .map(
                                                                        c ->
                                                                                Arguments.of(
                                                                                        rule, cells,
                                                                                        c))));
    }

    @ParameterizedTest(name = "{0}, {1} cells around {2}")
    @MethodSource("soups")
    void stepsAlike(String rule, int cells, Cell centre) {
        Set<Cell> board = Boards.soup(cells, cells, centre);
        ReferenceLife reference = new ReferenceLife(rule, board);
        for (int generations : new int[] {0, 1, 1, 3, 6}) {
            GameOfLife.step(board, generations, Rule.of(rule));
            reference.step(generations);
            assertEquals(reference.pattern(), board);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void stepsLargeSoupsAlike(long seed) {
        Set<Cell> board = Boards.soup(seed, 4_000, new Cell(-20, 30));
        ReferenceLife reference = new ReferenceLife("B3/S23", board);
        GameOfLife.step(board, 25);
        reference.step(25);
        assertEquals(reference.pattern(), board);
    }

    static Stream<Arguments> rulesWithAndWithoutB0() {
        return Stream.concat(RULES.stream(), B0_RULES.stream())
                .flatMap(rule -> Stream.of(11L, 12L, 13L).map(seed -> Arguments.of(rule, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("rulesWithAndWithoutB0")
    void advancesAndIsEditedAlike(String rule, long seed) {
        Random random = new Random(seed);
        ReferenceLife reference = new ReferenceLife(rule, Set.of());
        try (Universe universe = new Universe(Rule.of(rule))) {
            for (int round = 0; round < 8; round++) {
                Set<Cell> edits =
                        Boards.soup(random.nextLong(), random.nextInt(40), new Cell(0, 0));
                boolean alive = random.nextInt(3) > 0;
                universe.setAll(edits, alive);
                edits.forEach(cell -> reference.set(cell, alive));
                assertSame(reference, universe);

                int generations = random.nextInt(4);
                universe.advance(generations);
                reference.step(generations);
                assertSame(reference, universe);
            }
        }
    }

    private static void assertSame(ReferenceLife reference, Universe universe) {
        assertEquals(reference.background(), universe.isBackgroundAlive());
        assertEquals(reference.pattern(), universe.cells());
        assertEquals(reference.pattern().size(), universe.population());
        for (long x = -3; x <= 3; x++) {
            Cell cell = new Cell(x, x);
            assertEquals(reference.isAlive(cell), universe.isAlive(cell));
        }
        BoundingBox region = new BoundingBox(-4, -2, 3, 6);
        Set<Cell> inside = new HashSet<>(reference.pattern());
        inside.removeIf(cell -> !region.contains(cell.x(), cell.y()));
        assertEquals(inside, universe.cells(region));
        assertEquals(
                reference.pattern().stream().mapToLong(Cell::x).min(),
                universe.bounds().stream().mapToLong(BoundingBox::minX).min());
        assertEquals(
                reference.pattern().stream().mapToLong(Cell::y).max(),
                universe.bounds().stream().mapToLong(BoundingBox::maxY).max());
    }
}

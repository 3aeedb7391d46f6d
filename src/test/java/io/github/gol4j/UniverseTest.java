package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UniverseTest {

    private static final Universe.Options TILED =
            Universe.Options.DEFAULTS.withEngine(Engine.TILED);

    private static Universe with(String pattern) {
        Universe universe = new Universe();
        universe.setAll(GameOfLife.pattern(pattern), true);
        return universe;
    }

    @Test
    void aNewUniverseIsEmptyAndOfGeneration0() {
        try (Universe universe = new Universe(Rule.of("b36s23"))) {
            assertEquals("B36/S23", universe.rule().toString());
            assertEquals(0, universe.generation());
            assertEquals(0, universe.population());
            assertEquals(0, universe.progress());
            assertEquals(Optional.empty(), universe.bounds());
            assertEquals(Set.of(), universe.cells());
            assertFalse(universe.isBackgroundAlive());
            assertEquals("Universe[B36/S23]", universe.toString());
        }
    }

    @Test
    void theAcornHas457CellsInGeneration1000() {
        try (Universe universe = with("acorn")) {
            universe.advance(999);
            universe.advance();
            assertEquals(1_000, universe.generation());
            assertEquals(457, universe.population());
            assertEquals(1, universe.progress());
            Set<Cell> board = GameOfLife.setup();
            GameOfLife.step(board, 1_000);
            assertEquals(board, universe.cells());
            BoundingBox box = universe.bounds().orElseThrow();
            assertEquals(board, universe.cells(box));
        }
    }

    @Test
    void cellsAreEditedOneByOneAndInBulk() {
        try (Universe universe = new Universe()) {
            universe.set(1, 2, true);
            universe.set(new Cell(-1L << 63, Long.MAX_VALUE), true);
            assertTrue(universe.isAlive(1, 2));
            assertTrue(universe.isAlive(new Cell(-1L << 63, Long.MAX_VALUE)));
            assertFalse(universe.isAlive(2, 1));
            universe.set(1, 2, false);
            assertFalse(universe.isAlive(1, 2));
            universe.setAll(List.of(new Cell(0, 0), new Cell(0, 0), new Cell(1, 0)), true);
            assertEquals(3, universe.population());
            universe.setAll(CellSet.ofPoints(0, 0, 9, 9), false);
            assertEquals(
                    Set.of(new Cell(1, 0), new Cell(-1L << 63, Long.MAX_VALUE)), universe.cells());
            universe.setAll(List.of(), true);
            assertEquals(2, universe.population());
        }
    }

    @Test
    void cellsComeInRowMajorOrder() {
        try (Universe universe = with("gosper-gun")) {
            universe.advance(100);
            List<Cell> cells = List.copyOf(universe.cells());
            assertEquals(cells.stream().sorted().toList(), cells);
        }
    }

    @Test
    void aBadEditChangesNothing() {
        try (Universe universe = with("block")) {
            List<Cell> withNull = Arrays.asList(new Cell(9, 9), null);
            assertThrows(NullPointerException.class, () -> universe.setAll(withNull, true));
            assertThrows(NullPointerException.class, () -> universe.setAll(null, true));
            assertThrows(NullPointerException.class, () -> universe.set(null, true));
            assertThrows(NullPointerException.class, () -> universe.isAlive(null));
            assertThrows(NullPointerException.class, () -> universe.cells(null));
            assertEquals(GameOfLife.pattern("block"), universe.cells());
        }
    }

    @Test
    void badArgumentsAreRefused() {
        assertThrows(NullPointerException.class, () -> new Universe((Rule) null));
        assertThrows(NullPointerException.class, () -> new Universe(Rule.LIFE, null));
        assertThrows(
                IllegalArgumentException.class, () -> Universe.Options.DEFAULTS.withMemoryLimit(0));
        assertThrows(
                IllegalArgumentException.class, () -> Universe.Options.DEFAULTS.withThreads(-1));
        assertThrows(NullPointerException.class, () -> Universe.Options.DEFAULTS.withEngine(null));
        try (Universe universe = with("blinker")) {
            assertThrows(IllegalArgumentException.class, () -> universe.advance(-1));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> universe.advance(BigInteger.ONE.negate()));
            assertThrows(NullPointerException.class, () -> universe.setEngine(null));
            assertEquals(0, universe.generation());
        }
    }

    @Test
    void aCopyLivesItsOwnLife() {
        try (Universe universe = with("glider")) {
            universe.advance(7);
            try (Universe copy = universe.copy()) {
                assertEquals(universe.cells(), copy.cells());
                assertEquals(7, copy.generation());
                assertEquals(universe.rule(), copy.rule());
                copy.advance();
                assertNotEquals(universe.cells(), copy.cells());
            }
            assertEquals(7, universe.generation());
        }
    }

    @Test
    void clearingGoesBackToTheBeginning() {
        try (Universe universe = new Universe(Rule.of("B0/S"))) {
            universe.set(0, 0, true);
            universe.advance(3);
            assertTrue(universe.isBackgroundAlive());
            universe.clear();
            assertEquals(0, universe.generation());
            assertEquals(0, universe.population());
            assertFalse(universe.isBackgroundAlive());
            assertEquals("B0/S", universe.rule().toString());
        }
    }

    @Test
    void underB0ThePlaneComesAliveAndThePatternStaysFinite() {
        try (Universe universe = new Universe(Rule.of("B0/S"))) {
            universe.advance();
            assertTrue(universe.isBackgroundAlive());
            assertTrue(universe.isAlive(1L << 62, 77));
            assertEquals(0, universe.population());
            universe.set(5, 5, false);
            assertFalse(universe.isAlive(5, 5));
            assertEquals(Set.of(new Cell(5, 5)), universe.cells());
            universe.set(5, 5, true);
            assertEquals(0, universe.population());
            universe.advance();
            assertFalse(universe.isBackgroundAlive());
        }
    }

    @Test
    void leavingThePlaneInOneOfManySlicesPutsTheBoardBack() {
        long edge = Long.MAX_VALUE - 2_000;
        try (Universe universe = new Universe(Rule.LIFE, TILED)) {
            // A gun keeps it busy for many slices before the glider is at the corner.
            universe.setAll(GameOfLife.pattern("gosper-gun"), true);
            universe.setAll(Boards.moved(GameOfLife.pattern("glider"), edge, edge), true);
            CellSet before = universe.cells();
            var failure = assertThrows(GolException.class, () -> universe.advance(1_000_000));
            assertEquals(ErrorCode.OUT_OF_PLANE, failure.code());
            assertTrue(
                    failure.getMessage()
                            .matches(
                                    "the board would leave the 64-bit plane in generation \\d{4}; it"
                                            + " is as it was before the call"),
                    failure.getMessage());
            assertEquals(before, universe.cells());
            assertEquals(0, universe.generation());
            assertEquals(0, universe.progress());
            universe.advance(100);
            assertEquals(100, universe.generation());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineCountsAnyNumberOfGenerations(Engine engine) {
        try (Universe universe =
                new Universe(Rule.LIFE, Universe.Options.DEFAULTS.withEngine(engine))) {
            universe.setAll(GameOfLife.pattern("block"), true);
            universe.advance(Long.MAX_VALUE);
            assertEquals(Long.MAX_VALUE, universe.generation());
            assertEquals(Long.MAX_VALUE, universe.progress());
            universe.advance();
            var failure = assertThrows(ArithmeticException.class, universe::generation);
            assertEquals(
                    "the generation does not fit a long: generationExact() gives it",
                    failure.getMessage());
            BigInteger far = BigInteger.TWO.pow(200).add(BigInteger.ONE);
            universe.advance(far);
            assertEquals(
                    BigInteger.TWO.pow(63).add(far), universe.generationExact(), engine::toString);
            assertEquals(Long.MAX_VALUE, universe.progress());
            assertEquals(4, universe.population());
            assertEquals(GameOfLife.pattern("block"), universe.cells());
        }
    }

    @Test
    void hashLifeGoesPastThePlane() {
        try (Universe universe = with("gosper-gun")) {
            // A glider every 30 generations.
            BigInteger shots = BigInteger.TWO.pow(70);
            universe.advance(shots.multiply(BigInteger.valueOf(30)));
            assertEquals(Engine.AUTO, universe.engine());
            assertEquals(Engine.HASHLIFE, universe.activeEngine());
            BigInteger cells = BigInteger.valueOf(36).add(shots.multiply(BigInteger.valueOf(5)));
            assertEquals(cells, universe.populationExact());
            var overflow = assertThrows(ArithmeticException.class, universe::population);
            assertEquals(
                    "the population does not fit a long: populationExact() gives it",
                    overflow.getMessage());
            for (Executable call :
                    List.<Executable>of(
                            universe::bounds,
                            universe::cells,
                            () -> universe.setEngine(Engine.TILED))) {
                var failure = assertThrows(GolException.class, call);
                assertEquals(ErrorCode.BEYOND_PLANE, failure.code());
            }
            assertEquals(Engine.AUTO, universe.engine());
            BoundingBox gun = new BoundingBox(0, 0, 35, 8);
            assertEquals(GameOfLife.pattern("gosper-gun"), universe.cells(gun));
            assertThrows(
                    IllegalStateException.class,
                    () -> universe.cells(new BoundingBox(0, 0, Long.MAX_VALUE, Long.MAX_VALUE)));
            try (Universe copy = universe.copy()) {
                assertEquals(universe.populationExact(), copy.populationExact());
            }
        }
    }

    @Test
    void theEngineIsChangedAtAnyTime() {
        try (Universe universe = with("acorn")) {
            int generations = 0;
            for (Engine engine : List.of(Engine.HASHLIFE, Engine.TILED, Engine.AUTO)) {
                universe.setEngine(engine);
                assertEquals(engine, universe.engine());
                universe.advance(333);
                generations += 333;
                Set<Cell> expected = GameOfLife.setup();
                GameOfLife.step(expected, generations);
                assertEquals(expected, universe.cells(), engine::toString);
                assertEquals(generations, universe.generation());
            }
            universe.setEngine(Engine.HASHLIFE);
            assertEquals(Engine.HASHLIFE, universe.activeEngine());
        }
    }

    @Test
    void memoryIsLimitedAndTheLastBoardThatFittedIsKept() {
        var options = TILED.withMemoryLimit(1 << 20);
        try (Universe universe = new Universe(Rule.of("B1/S0"), options)) {
            universe.set(0, 0, true);
            var failure = assertThrows(GolException.class, () -> universe.advance(1_000_000));
            assertEquals(ErrorCode.MEMORY_LIMIT, failure.code());
            assertTrue(failure.getMessage().contains("1048576 bytes"), failure.getMessage());
            assertTrue(universe.generation() > 10);
            CellSet cells = universe.cells();
            var tooMuch = assertThrows(GolException.class, () -> universe.setAll(soup(), true));
            assertEquals(ErrorCode.MEMORY_LIMIT, tooMuch.code());
            assertEquals(cells, universe.cells());
            universe.setAll(cells, false);
            assertEquals(0, universe.population());
        }
    }

    private static Set<Cell> soup() {
        return Boards.soup(1, 100_000, new Cell(0, 0));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void densityCountsTheCellsOfSquares(Engine engine) {
        try (Universe universe =
                new Universe(Rule.LIFE, Universe.Options.DEFAULTS.withEngine(engine))) {
            universe.setAll(GameOfLife.setup(), true);
            // Squares of 4 x 4 cells; the Acorn is 7 x 3.
            assertArrayEquals(new long[] {0, 0, 0, 0, 4, 3}, universe.density(2, -1, -1, 3, 2));
            assertArrayEquals(new long[] {0, 0, 0, 7}, universe.density(63, -1, -1, 2, 2));
            assertArrayEquals(new long[0], universe.density(0, 0, 0, 0, 5));
            for (int[] wrong : new int[][] {{-1, 1, 1}, {64, 1, 1}, {0, -1, 1}, {0, 1, -1}}) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> universe.density(wrong[0], 0, 0, wrong[1], wrong[2]));
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> universe.density(0, 0, 0, 1 << 16, 1 << 16));
        }
    }

    @Test
    void aGliderComesBackOnATorus() {
        try (Universe universe = new Universe(Rule.of("B3/S23:T30,20"))) {
            universe.setAll(GameOfLife.pattern("glider"), true);
            Set<Cell> start = universe.cells();
            universe.advance(120);
            assertNotEquals(start, universe.cells());
            universe.advance(120);
            assertEquals(start, universe.cells());
        }
    }

    @Test
    void aBoundedGridHasNoCellsOutsideAndNoHashLife() {
        Rule rule = Rule.of("B3/S23:P5,4");
        try (Universe universe = new Universe(rule)) {
            universe.set(2, 1, true);
            var outside =
                    assertThrows(IllegalArgumentException.class, () -> universe.set(3, 0, true));
            assertTrue(outside.getMessage().contains("columns are -2 to 2"), outside.getMessage());
            assertThrows(IllegalArgumentException.class, () -> universe.setEngine(Engine.HASHLIFE));
            assertEquals(1, universe.population());
        }
        Universe.Options hashLife = Universe.Options.DEFAULTS.withEngine(Engine.HASHLIFE);
        assertThrows(IllegalArgumentException.class, () -> new Universe(rule, hashLife));
    }
}

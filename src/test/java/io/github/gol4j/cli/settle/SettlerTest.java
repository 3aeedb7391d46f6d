package io.github.gol4j.cli.settle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlerTest {

    private static Universe with(String pattern) {
        Universe universe = new Universe();
        universe.setAll(GameOfLife.pattern(pattern), true);
        return universe;
    }

    private static void add(Universe universe, String pattern, long dx, long dy) {
        Set<Cell> cells = GameOfLife.pattern(pattern);
        cells.forEach(cell -> universe.set(cell.x() + dx, cell.y() + dy, true));
    }

    private static Optional<Settlement> examine(Universe universe) {
        return new Settler(universe.rule()).examine(universe);
    }

    private static Settlement settlement(long period, int spaceships) {
        return new Settlement(BigInteger.valueOf(period), spaceships);
    }

    @ParameterizedTest
    @CsvSource({
        "block, 1, 0",
        "blinker, 2, 0",
        "pulsar, 3, 0",
        "pentadecathlon, 15, 0",
        "glider, 1, 1",
        "lwss, 1, 1"
    })
    void anObjectAloneHasSettled(String pattern, long period, int spaceships) {
        try (Universe universe = with(pattern)) {
            assertEquals(Optional.of(settlement(period, spaceships)), examine(universe));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, true", "300, false"})
    void whatIsTooLargeIsNotLookedAt(int side, boolean settled) {
        // Nothing ever changes under this rule.
        try (Universe universe = new Universe(Rule.of("B/S012345678"))) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    universe.set(x, y, true);
                }
            }
            assertEquals(settled, examine(universe).isPresent());
        }
    }

    @Test
    void whatExplodesIsWatchedToItsLastGenerationAndNoFurther() {
        try (Universe universe = new Universe(Rule.SEEDS)) {
            universe.set(0, 0, true);
            universe.set(1, 0, true);
            universe.set(2, 1, true);
            try (SettlingRun run = new SettlingRun(universe)) {
                assertEquals(Optional.empty(), run.run(1_000));
                assertEquals(1_000, run.done());
                assertTrue(run.universe().population() > Motion.MOST_CELLS);
            }
        }
    }

    @Test
    void theEmptyBoardHasSettled() {
        try (Universe universe = new Universe()) {
            assertEquals(Optional.of(settlement(1, 0)), examine(universe));
        }
    }

    @Test
    void oscillatorsTogetherHaveTheLeastCommonPeriod() {
        try (Universe universe = with("pulsar")) {
            add(universe, "blinker", 100, 0);
            add(universe, "pentadecathlon", 0, 100);
            assertEquals(Optional.of(settlement(30, 0)), examine(universe));
        }
    }

    @Test
    void aGunNeverSettles() {
        try (Universe universe = with("gosper-gun")) {
            assertEquals(Optional.empty(), examine(universe));
        }
    }

    @Test
    void aGliderOnItsWayToABlockHasNotSettledHoweverLongTheWay() {
        try (Universe universe = with("glider")) {
            add(universe, "block", 100_000, 100_000);
            assertEquals(Optional.empty(), examine(universe));
        }
        try (Universe universe = with("glider")) {
            add(universe, "block", -100, -100);
            assertEquals(Optional.of(settlement(1, 1)), examine(universe), "it flies away");
        }
    }

    @Test
    void partsThatOnlyTouchLaterAreOneObject() {
        // Two blinkers side by side: three cells apart now, and only one in the next generation.
        try (Universe universe = new Universe()) {
            universe.setAll(CellSet.ofPoints(0, -1, 0, 0, 0, 1, 4, -1, 4, 0, 4, 1), true);
            Optional<Settlement> found = examine(universe);
            Universe later = universe.copy();
            later.advance(2);
            assertEquals(later.cells().equals(universe.cells()), found.isPresent());
            later.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"r-pentomino, 1103, 6", "acorn, 5206, 13", "diehard, 130, 0"})
    void methuselahsSettleInTheGenerationThatIsKnown(
            String pattern, long generation, int spaceships) {
        try (Universe universe = with(pattern);
                SettlingRun run = new SettlingRun(universe)) {
            Optional<Settlement> found = run.run(10_000);
            assertEquals(spaceships, found.orElseThrow().spaceships());
            assertEquals(generation, run.universe().generation());
            assertEquals(generation, run.done());
        }
    }

    @Test
    void aRunThatDoesNotSettleEndsWhereItShould() {
        try (Universe universe = with("gosper-gun");
                SettlingRun run = new SettlingRun(universe)) {
            assertEquals(Optional.empty(), run.run(333));
            assertEquals(333, run.universe().generation());
        }
    }

    @Test
    void whatIsSaidToHaveSettledComesBack() {
        for (long seed = 1; seed <= 20; seed++) {
            try (Universe universe = new Universe(Rule.LIFE)) {
                var random = new java.util.SplittableRandom(seed);
                for (int i = 0; i < 40; i++) {
                    universe.set(random.nextInt(12), random.nextInt(12), true);
                }
                try (SettlingRun run = new SettlingRun(universe)) {
                    Optional<Settlement> found = run.run(20_000);
                    assertTrue(found.isPresent(), "seed " + seed);
                    if (found.get().spaceships() == 0) {
                        CellSet before = run.universe().cells();
                        run.universe().advance(found.get().period().longValueExact());
                        assertEquals(before, run.universe().cells(), "seed " + seed);
                    } else {
                        long population = run.universe().population();
                        BigInteger period = found.get().period().multiply(BigInteger.valueOf(4));
                        run.universe().advance(period.longValueExact() * 100);
                        assertEquals(population, run.universe().population(), "seed " + seed);
                    }
                }
            }
        }
    }
}

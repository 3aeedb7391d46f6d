package io.github.gol4j.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.Universe;
import org.junit.jupiter.api.Test;

class AgesTest {

    private static final View VIEW = new View(0, -1, -1, 3, 3);

    private static int age(Ages ages, int x, int y) {
        return ages.age((y + 1) * 3 + x + 1);
    }

    @Test
    void theMiddleOfABlinkerGrowsOldAndItsEndsAreAlwaysNew() {
        try (Universe universe = Boards.universe(-1, 0, 0, 0, 1, 0)) {
            Ages ages = new Ages(DotGrid.of(universe, VIEW));
            for (int generation = 1; generation <= 7; generation++) {
                universe.advance();
                ages.observe(DotGrid.of(universe, VIEW));
            }
            assertEquals(8, age(ages, 0, 0));
            assertEquals(1, age(ages, 0, -1));
            assertEquals(0, age(ages, -1, 0));
        }
    }

    @Test
    void agesMoveWithTheViewAndGrowOnlyWithTheGeneration() {
        try (Universe universe = Boards.universe(0, 0, 1, 0, 0, 1, 1, 1)) {
            Ages ages = new Ages(DotGrid.of(universe, VIEW));
            universe.advance();
            ages.observe(DotGrid.of(universe, VIEW));
            View moved = VIEW.moved(1, 1);
            ages.moveTo(DotGrid.of(universe, moved));
            assertEquals(2, ages.age(0), "the cell at the origin");
            ages.moveTo(DotGrid.of(universe, moved));
            assertEquals(2, ages.age(0));
            ages.observe(DotGrid.of(universe, moved.rescaled(1, 3, 3)));
            assertTrue(ages.age(4) <= 1, "another scale starts anew");
        }
    }

    @Test
    void theShadeOfACellFollowsItsAge() {
        try (Universe universe = Boards.universe(-1, 0, 0, 0, 1, 0)) {
            Ages ages = new Ages(DotGrid.of(universe, VIEW));
            for (int generation = 1; generation <= 300; generation++) {
                universe.advance();
                ages.observe(DotGrid.of(universe, VIEW));
            }
            Frame frame = Colouring.AGE.paint(DotGrid.of(universe, VIEW), ages);
            assertEquals(Palette.LEVELS, frame.shade(1, 1), "301 generations");
            assertEquals(1, frame.shade(0, 1), "new");
            assertEquals(0, frame.shade(1, 0), "dead");
        }
    }

    @Test
    void theShadeOfADotFollowsItsDensity() {
        try (Universe universe = Boards.universe(0, 0, 4, 0, 5, 0, 4, 1, 5, 1)) {
            DotGrid grid = DotGrid.of(universe, new View(1, 0, 0, 3, 1));
            Frame frame = Colouring.DENSITY.paint(grid, new Ages(grid));
            assertEquals(0, frame.shade(1, 0));
            assertEquals(Palette.LEVELS, frame.shade(2, 0), "four cells of four");
            assertTrue(1 < frame.shade(0, 0) && frame.shade(0, 0) < Palette.LEVELS, "one of four");
        }
    }
}

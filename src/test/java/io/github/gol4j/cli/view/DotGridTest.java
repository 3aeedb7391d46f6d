package io.github.gol4j.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.CellSet;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotGridTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6})
    void eachDotCountsTheCellsOfItsSquare(int shift) {
        SplittableRandom random = new SplittableRandom(42 + shift);
        CellSet cells = new CellSet();
        for (int i = 0; i < 2_000; i++) {
            cells.add(random.nextLong(-100, 100), random.nextLong(-100, 100));
        }
        try (Universe universe = new Universe()) {
            universe.setAll(cells, true);
            View view = View.around(new BoundingBox(-70, -50, 60, 90), shift);
            DotGrid grid = DotGrid.of(universe, view);
            for (int dot = 0; dot < grid.size(); dot++) {
                long column = view.left() + dot % view.columns();
                long row = view.top() + dot / view.columns();
                long expected =
                        cells.stream()
                                .filter(c -> c.x() >> shift == column && c.y() >> shift == row)
                                .count();
                assertEquals(expected, grid.count(dot), "dot " + dot + " at shift " + shift);
            }
        }
    }

    @Test
    void underALiveBackgroundWhatDiffersIsDead() {
        try (Universe universe = new Universe(Rule.of("B0/S"))) {
            universe.set(0, 0, true);
            universe.advance();
            DotGrid grid = DotGrid.of(universe, View.around(new BoundingBox(-4, -4, 3, 3), 1));
            long alive = IntStream.range(0, grid.size()).mapToLong(grid::count).sum();
            long expected = 0;
            for (int x = -4; x <= 3; x++) {
                for (int y = -4; y <= 3; y++) {
                    expected += universe.isAlive(x, y) ? 1 : 0;
                }
            }
            assertEquals(expected, alive);
            assertEquals(4, grid.count(0), "the corner is all background");
        }
    }
}

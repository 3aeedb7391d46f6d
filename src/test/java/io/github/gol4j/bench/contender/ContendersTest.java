package io.github.gol4j.bench.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure-Java contenders of the benchmarks compute what gol4j computes. */
class ContendersTest {

    @Test
    void theAcornSettles() {
        Set<Cell> board = GameOfLife.setup();
        TileSteps.step(board, 5_206);
        assertEquals(633, board.size());
        board = GameOfLife.setup();
        SetLife.step(board, 1_000);
        assertEquals(457, board.size());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 1", "10, 2", "100, 7", "1000, 50", "5000, 3", "200, 1000"})
    void soupsComeOutAlike(int cells, int generations) {
        for (int seed = 0; seed < 20; seed++) {
            Set<Cell> soup = soup(seed, cells);
            CellSet expected = new CellSet(soup);
            GameOfLife.step(expected, generations);
            String context = "seed %d".formatted(seed);

            for (Set<Cell> board : List.of(new HashSet<>(soup), new CellSet(soup))) {
                TileSteps.step(board, generations);
                assertEquals(expected, board, context);
            }
            long[] points = TileSteps.step(new CellSet(soup).toPoints(), generations);
            assertEquals(expected, CellSet.ofPoints(points), context);
            assertEquals(2 * expected.size(), points.length, context);
            if (generations <= 50) {
                SetLife.step(soup, generations);
                assertEquals(expected, soup, context);
            }
        }
    }

    /** More cells than gol4j copies by critical calls. */
    @Test
    void aLargeSoupComesOutAlike() {
        Set<Cell> soup = soup(1, 200_000);
        Set<Cell> board = new HashSet<>(soup);
        CellSet flat = new CellSet(soup);
        TileSteps.step(soup, 1);
        GameOfLife.step(board, 1);
        GameOfLife.step(flat, 1);
        assertEquals(soup, board);
        assertEquals(soup, flat);
    }

    @Test
    void aBoardThatIsEditedBetweenRunsGoesOn() {
        TileLife life = new TileLife();
        Set<Cell> board = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Cell cell = new Cell(random.nextInt(400) - 200, random.nextInt(400) - 200);
            for (int dx = 0; dx < 3; dx++) {
                life.add(cell.x() + dx, cell.y());
                board.add(new Cell(cell.x() + dx, cell.y()));
            }
            life.advance(i % 5);
            GameOfLife.step(board, i % 5);
            assertEquals(board, CellSet.ofPoints(life.toPoints()), "edit %d".formatted(i));
        }
    }

    /** Cells in a square that spans several tiles, at their edges too. */
    private static Set<Cell> soup(int seed, int cells) {
        Random random = new Random(seed);
        int side = (int) Math.ceil(Math.sqrt(3.0 * cells));
        Set<Cell> soup = new HashSet<>();
        while (soup.size() < cells) {
            soup.add(new Cell(random.nextInt(side) - side / 2, random.nextInt(side) - 32));
        }
        return soup;
    }
}

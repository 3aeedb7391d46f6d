package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What everybody knows about the classics holds")
class KnownPatternsTest {

    @Test
    void theAcornGrowsFromSevenCellsTo457AndSettlesAt633() {
        Set<Cell> board = GameOfLife.setup();
        assertEquals(7, board.size());
        GameOfLife.step(board, 1_000);
        assertEquals(457, board.size());
        GameOfLife.step(board, 4_206);
        assertEquals(633, board.size());
    }

    @Test
    void theRPentominoHas116CellsInGeneration1103() {
        Set<Cell> board = GameOfLife.pattern("r-pentomino");
        GameOfLife.step(board, 1_103);
        assertEquals(116, board.size());
    }

    @ParameterizedTest(name = "{0}: period {1}")
    @CsvSource({"block,1", "blinker,2", "toad,2", "beacon,2", "pulsar,3", "pentadecathlon,15"})
    void oscillatorsComeBackAfterTheirPeriodAndNotBefore(String name, int period) {
        Set<Cell> start = GameOfLife.pattern(name);
        Set<Cell> board = new HashSet<>(start);
        for (int generation = 1; generation <= period; generation++) {
            GameOfLife.step(board);
            assertEquals(generation == period, board.equals(start), "generation " + generation);
        }
    }

    @ParameterizedTest(name = "{0} moves by ({1}, {2}) in 4 generations")
    @CsvSource({"glider,1,1", "lwss,-2,0"})
    void spaceshipsMove(String name, int dx, int dy) {
        Set<Cell> board = GameOfLife.pattern(name);
        Set<Cell> there = Boards.moved(board, 100L * dx, 100L * dy);
        GameOfLife.step(board, 400);
        assertEquals(there, board);
    }

    @Test
    void theGosperGunFiresAGliderEvery30Generations() {
        Set<Cell> gun = GameOfLife.pattern("gosper-gun");
        assertEquals(36, gun.size());
        Set<Cell> board = new HashSet<>(gun);
        for (int shots = 1; shots <= 5; shots++) {
            GameOfLife.step(board, 30);
            assertEquals(36 + 5 * shots, board.size());
            assertTrue(board.containsAll(gun));
        }
    }

    @Test
    void patternsAreListedInAlphabeticalOrder() {
        assertEquals(
                GameOfLife.patternNames().stream().sorted().toList(), GameOfLife.patternNames());
        assertTrue(GameOfLife.patternNames().contains("acorn"));
    }
}

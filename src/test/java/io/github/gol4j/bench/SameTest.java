package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A contender that computes something else is not measured. */
class SameTest {

    private final CellSet acorn = new CellSet(GameOfLife.setup());

    /** The others need more than this JVM has; they are checked before they are measured. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"JAVA_VECTOR_ARRAY", "JNI_ARRAY", "ENGINE_ALONE"})
    void aContenderThatComputesWhatGol4jDoesPasses(Contender contender) {
        Contender.Runner runner = contender.runner(acorn);
        runner.prepare();
        runner.step(100);
        assertDoesNotThrow(() -> Same.check(contender.label, acorn, 100, runner.result()));
    }

    @Test
    void oneThatIsACellShortIsToldFromTheOthers() {
        Set<Cell> board = new HashSet<>(acorn);
        GameOfLife.step(board, 10);
        board.remove(board.iterator().next());
        assertLies(
                "Liar has 29 cells after 10 generations from 7, and not the same 30 as gol4j",
                board);
    }

    @Test
    void oneThatHasTheRightNumberInTheWrongPlacesIsToo() {
        Set<Cell> board = new HashSet<>();
        acorn.forEach((x, y) -> board.add(new Cell(x + 1, y)));
        GameOfLife.step(board, 10);
        assertLies(
                "Liar has 30 cells after 10 generations from 7, and not the same 30 as gol4j",
                board);
    }

    private void assertLies(String message, Set<Cell> board) {
        Exception thrown =
                assertThrows(
                        IllegalStateException.class, () -> Same.check("Liar", acorn, 10, board));
        assertEquals(message, thrown.getMessage());
    }
}

package io.github.gol4j.cli.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.GameOfLife;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.view.Colouring;
import io.github.gol4j.cli.view.TextStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlayerTest {

    /** Presses the keys that it is told, one after the other, and keeps what it is shown. */
    private static final class FakeScreen implements Screen {
        private final Deque<String> keys = new ArrayDeque<>();
        private final List<List<String>> shown = new ArrayList<>();
        private int columns = 120;
        private int rows = 21;

        FakeScreen(String... keys) {
            this.keys.addAll(Arrays.asList(keys));
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public @Nullable String key(long millis) throws InterruptedException {
            String key = keys.poll();
            if ("resize".equals(key)) {
                columns = 40;
                rows = 11;
                return "";
            }
            if ("".equals(key)) {
                Thread.sleep(millis);
            }
            return key;
        }

        @Override
        public void show(List<String> lines) {
            assertEquals(rows, lines.size(), "the screen is full");
            shown.add(lines);
        }

        String status() {
            return shown.getLast().get(rows - 2);
        }
    }

    private static FakeScreen play(String pattern, String... keys) throws InterruptedException {
        return play(pattern, null, keys);
    }

    private static FakeScreen play(String pattern, @Nullable Colouring colouring, String... keys)
            throws InterruptedException {
        FakeScreen screen = new FakeScreen(keys);
        try (Universe universe = new Universe()) {
            universe.setAll(GameOfLife.pattern(pattern), true);
            try (Player player = new Player(universe, screen, TextStyle.TEXT, colouring)) {
                player.play(false);
            }
            assertEquals(0, universe.generation(), "the board that was handed over is left alone");
        }
        return screen;
    }

    private static List<String> picture(FakeScreen screen) {
        return screen.shown.getLast().subList(0, screen.rows - 2).stream()
                .map(line -> line.replace('.', ' ').strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void itStartsWithAllOfThePatternInTheMiddle() throws InterruptedException {
        FakeScreen screen = play("glider", "q");
        assertEquals(1, screen.shown.size());
        assertTrue(screen.status().startsWith("PAUSE  generation 0  population 5"));
        List<String> lines = screen.shown.getFirst();
        assertEquals(59, lines.get(8).indexOf('O'), "the middle of 120 columns: " + lines);
    }

    @Test
    void aStepIsOneGeneration() throws InterruptedException {
        FakeScreen screen = play("blinker", ".", "q");
        assertTrue(screen.status().startsWith("PAUSE  generation 1  population 3"));
        assertEquals(List.of("O", "O", "O"), picture(screen));
    }

    @Test
    void speedIsInPowersOfTwo() throws InterruptedException {
        FakeScreen screen = play("glider", "+", "+", "+", "q");
        assertTrue(screen.status().contains("speed 2^3"), screen.status());
        assertTrue(play("glider", "-", "-", "q").status().contains("speed 1/4"));
    }

    @Test
    void aFrameMakesAsManyGenerationsAsTheSpeedSays() throws InterruptedException {
        // The keys after the space are read while the run goes on, each ending a frame.
        FakeScreen screen = play("glider", "+", "+", " ", "", "", "", "", "", " ", "q");
        long generation =
                Long.parseLong(screen.status().replaceAll(".*generation ([\\d,]+).*", "$1"));
        assertTrue(generation > 0 && generation % 4 == 0, screen.status());
    }

    @Test
    void panningMovesTheViewByAnEighth() throws InterruptedException {
        assertTrue(play("block", "l", "q").status().contains("(15, 0)"));
        assertTrue(play("block", "\u001b[C", "\u001bOB", "q").status().contains("(15, 2)"));
        FakeScreen away = play("block", "h", "h", "h", "h", "h", "h", "q");
        assertEquals(List.of(), picture(away));
        assertEquals(List.of("OO", "OO"), picture(play("block", "h", "h", "h", "h", "f", "q")));
    }

    @Test
    void zoomingInMakesCellsLargeAndZoomingOutMakesThemSmall() throws InterruptedException {
        FakeScreen large = play("block", "z", "q");
        assertEquals(List.of("OOOO", "OOOO", "OOOO", "OOOO"), picture(large));
        assertTrue(large.status().contains("scale 2:1"), large.status());
        FakeScreen small = play("block", "x", "q");
        assertEquals(List.of("O"), picture(small));
        assertTrue(small.status().contains("scale 1:2^1"), small.status());
        String[] keys = new String[200];
        Arrays.fill(keys, "x");
        keys[199] = "q";
        assertTrue(play("block", keys).status().contains("scale 1:2^63"), "as far as it goes");
    }

    @Test
    void restartGoesBackToTheBeginning() throws InterruptedException {
        assertTrue(play("glider", ".", ".", "r", "q").status().contains("generation 0 "));
    }

    @Test
    void aNewSizeOfTheScreenIsFilled() throws InterruptedException {
        FakeScreen screen = play("block", "resize", "q");
        assertEquals(List.of("OO", "OO"), picture(screen));
        assertEquals(39, screen.status().length());
    }

    @Test
    void theLastLineHasAsManyKeysAsFitAndTheMostImportantFirst() throws InterruptedException {
        assertTrue(
                play("block", "q")
                        .shown
                        .getLast()
                        .getLast()
                        .startsWith("q quit  space run  . step"));
        assertEquals(
                "q quit  space run  . step  +/- speed",
                play("block", "resize", "q").shown.getLast().getLast());
    }

    @Test
    void coloursAreOnlyThereWhereTheyAreWanted() throws InterruptedException {
        assertFalse(
                String.join("", play("glider", "c", ".", "q").shown.getLast()).contains("\u001b"));
        assertTrue(
                String.join("", play("glider", Colouring.AGE, ".", "q").shown.getLast())
                        .contains("\u001b["));
    }

    @Test
    void itEndsWhenThereAreNoMoreKeys() throws InterruptedException {
        assertEquals(1, play("glider").shown.size());
    }

    @Test
    void anUnknownKeyDoesNothing() throws InterruptedException {
        assertEquals(1, play("glider", "?", "\u001b[15~", "q").shown.size());
    }
}

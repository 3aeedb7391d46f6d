package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Virtual threads")
@Timeout(120)
class VirtualThreadsTest {

    @Test
    void tenThousandOfThemGetTheRightResults() throws InterruptedException, ExecutionException {
        Set<Cell> soup = Boards.soup(7, 60, new Cell(0, 0));
        ReferenceLife reference = new ReferenceLife("B3/S23", soup);
        List<Set<Cell>> expected = new ArrayList<>();
        for (int generation = 0; generation < 30; generation++) {
            expected.add(reference.pattern());
            reference.step(1);
        }
        List<Future<Set<Cell>>> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                int generations = i % expected.size();
                boolean stateful = i % 2 == 0;
                results.add(
                        threads.submit(
                                () ->
                                        stateful
                                                ? advanced(soup, generations)
                                                : stepped(soup, generations)));
            }
        }
        for (int i = 0; i < results.size(); i++) {
            assertEquals(expected.get(i % expected.size()), results.get(i).get());
        }
    }

    private static Set<Cell> stepped(Set<Cell> start, int generations) {
        Set<Cell> board = new CellSet(start);
        GameOfLife.step(board, generations);
        return board;
    }

    private static Set<Cell> advanced(Set<Cell> start, int generations) {
        try (Universe universe = new Universe()) {
            universe.setAll(start, true);
            for (int i = 0; i < generations; i++) {
                universe.advance();
                Thread.yield();
            }
            return universe.cells();
        }
    }

    /**
     * As many endless runs as there are carriers: if one held its carrier for the length of its
     * call, nothing else would ever run, and this test would not end.
     */
    @Test
    void longRunsLetOthersHaveTheirCarriers() throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        List<Universe> universes = new ArrayList<>();
        List<Thread> runners = new ArrayList<>();
        for (int i = 0; i < 2 * carriers; i++) {
            Universe universe = new Universe();
            universe.setAll(GameOfLife.pattern("pulsar"), true);
            universes.add(universe);
            runners.add(
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    universe.advance(Long.MAX_VALUE);
                                } catch (CancelledException expected) {
                                    // That is how it ends.
                                }
                            }));
        }
        // All of them get their turns, though there are twice as many as carriers.
        for (Universe universe : universes) {
            while (universe.progress() < 100) {
                Thread.sleep(1);
            }
        }
        List<Thread> others = new ArrayList<>();
        boolean[] ran = new boolean[100];
        for (int i = 0; i < ran.length; i++) {
            int other = i;
            others.add(Thread.startVirtualThread(() -> ran[other] = true));
        }
        for (Thread other : others) {
            other.join();
        }
        for (boolean one : ran) {
            assertTrue(one);
        }
        universes.forEach(Universe::close);
        for (Thread runner : runners) {
            runner.join();
        }
    }
}

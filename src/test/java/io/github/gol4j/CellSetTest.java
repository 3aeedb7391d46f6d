package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link CellSet} has beyond the contract of a set, which {@link CellSetContractTest} tests.
 */
class CellSetTest {

    @Test
    void primitivesAndCellsMeanTheSame() {
        CellSet cells = new CellSet();
        assertTrue(cells.add(3, -4));
        assertFalse(cells.add(new Cell(3, -4)));
        assertTrue(cells.contains(new Cell(3, -4)));
        assertTrue(cells.contains(3, -4));
        assertFalse(cells.contains(-4, 3));
        assertTrue(cells.remove(3, -4));
        assertFalse(cells.remove(3, -4));
        assertTrue(cells.isEmpty());
    }

    @Test
    void flatArraysGoInAndOut() {
        CellSet cells = CellSet.ofPoints(0, 0, 5, -5, 0, 0, Long.MIN_VALUE, Long.MAX_VALUE);
        assertEquals(3, cells.size());
        long[] points = cells.toPoints();
        assertArrayEquals(new long[] {0, 0, 5, -5, Long.MIN_VALUE, Long.MAX_VALUE}, points);
        Arrays.fill(points, 77);
        assertFalse(cells.contains(77, 77));
        var odd = assertThrows(IllegalArgumentException.class, () -> CellSet.ofPoints(1, 2, 3));
        assertEquals("3 coordinates are not pairs x, y", odd.getMessage());
    }

    @Test
    void theSizeOfACollectionIsNotTrusted() {
        for (int claimed : new int[] {-1, 0, Integer.MAX_VALUE}) {
            Set<Cell> liar =
                    new AbstractSet<>() {
                        @Override
                        public Iterator<Cell> iterator() {
                            return List.of(new Cell(1, 2)).iterator();
                        }

                        @Override
                        public int size() {
                            return claimed;
                        }
                    };
            assertEquals(Set.of(new Cell(1, 2)), new CellSet(liar));
        }
    }

    @Test
    void forEachVisitsEachCellOnceWithoutObjects() {
        CellSet cells = CellSet.ofPoints(1, 2, 3, 4);
        List<Long> visited = new ArrayList<>();
        cells.forEach(
                (x, y) -> {
                    visited.add(x);
                    visited.add(y);
                });
        assertEquals(List.of(1L, 2L, 3L, 4L), visited);
        assertThrows(
                ConcurrentModificationException.class,
                () -> cells.forEach((x, y) -> cells.clear()));
    }

    @Test
    void iteratorsFailFast() {
        CellSet cells = CellSet.ofPoints(1, 2, 3, 4);
        Iterator<Cell> iterator = cells.iterator();
        iterator.next();
        cells.add(9, 9);
        assertThrows(ConcurrentModificationException.class, iterator::next);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aLongLifeOfAdditionsAndRemovalsAgreesWithAHashSet(long seed) {
        Random random = new Random(seed);
        CellSet cells = new CellSet();
        Set<Cell> expected = new HashSet<>();
        // A small area makes for many repeated cells, a growing one for several sizes of index.
        for (int i = 0; i < 60_000; i++) {
            int side = 4 + i / 400;
            long x = random.nextInt(side);
            long y = random.nextInt(side) - side / 2;
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> assertEquals(expected.add(new Cell(x, y)), cells.add(x, y));
                case 4, 5, 6 -> assertEquals(expected.remove(new Cell(x, y)), cells.remove(x, y));
                default -> assertEquals(expected.contains(new Cell(x, y)), cells.contains(x, y));
            }
            assertEquals(expected.size(), cells.size());
        }
        assertEquals(expected, cells);
        assertEquals(cells, expected);
        assertEquals(expected.hashCode(), cells.hashCode());
        cells.removeIf(cell -> cell.x() % 3 == 0);
        expected.removeIf(cell -> cell.x() % 3 == 0);
        assertEquals(expected, cells);
        for (Cell cell : expected) {
            assertTrue(cells.contains(cell));
        }
    }

    @Test
    void afterAStepItIsAUsableSet() {
        CellSet cells = GameOfLife.pattern("glider");
        GameOfLife.step(cells, 4);
        assertTrue(cells.contains(2, 1));
        assertFalse(cells.add(2, 1));
        assertTrue(cells.add(50, 50));
        assertTrue(cells.remove(2, 1));
        assertEquals(5, cells.size());
    }

    @Test
    void threadsThatOnlyReadMayShareIt() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            CellSet cells = GameOfLife.pattern("gosper-gun");
            CountDownLatch start = new CountDownLatch(1);
            int[] found = new int[4];
            Thread[] readers = new Thread[found.length];
            for (int r = 0; r < readers.length; r++) {
                int reader = r;
                readers[r] =
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            try {
                                                start.await();
                                            } catch (InterruptedException e) {
                                                return;
                                            }
                                            for (Cell cell : cells) {
                                                found[reader] += cells.contains(cell) ? 1 : 0;
                                            }
                                        });
            }
            start.countDown();
            for (Thread reader : readers) {
                reader.join();
            }
            assertArrayEquals(new int[] {36, 36, 36, 36}, found);
        }
    }
}

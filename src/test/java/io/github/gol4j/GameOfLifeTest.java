package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GameOfLifeTest {

    private static final Set<Cell> ACORN =
            Set.of(
                    new Cell(1, 0),
                    new Cell(3, 1),
                    new Cell(0, 2),
                    new Cell(1, 2),
                    new Cell(4, 2),
                    new Cell(5, 2),
                    new Cell(6, 2));

    private static final Set<Cell> BLINKER =
            Set.of(new Cell(-1, 0), new Cell(0, 0), new Cell(1, 0));
    private static final Set<Cell> UPRIGHT =
            Set.of(new Cell(0, -1), new Cell(0, 0), new Cell(0, 1));

    @Test
    void setupReturnsANewMutableAcornEachTime() {
        Set<Cell> first = GameOfLife.setup();
        assertEquals(ACORN, first);
        assertNotSame(first, GameOfLife.setup());
        first.clear();
        assertEquals(ACORN, GameOfLife.setup());
    }

    static Stream<Function<Set<Cell>, Set<Cell>>> mutableSets() {
        return Stream.of(
                HashSet::new,
                LinkedHashSet::new,
                TreeSet::new,
                CellSet::new,
                CopyOnWriteArraySet::new,
                ConcurrentSkipListSet::new,
                cells -> Collections.synchronizedSet(new HashSet<>(cells)),
                cells -> Collections.checkedSet(new HashSet<>(cells), Cell.class),
                cells ->
                        new TreeSet<>(Comparator.reverseOrder()) {
                            private static final long serialVersionUID = 1L;

                            {
                                addAll(cells);
                            }
                        },
                cells -> {
                    Set<Cell> concurrent = ConcurrentHashMap.newKeySet();
                    concurrent.addAll(cells);
                    return concurrent;
                });
    }

    @ParameterizedTest
    @MethodSource("mutableSets")
    void anyMutableSetIsAdvancedInPlace(Function<Set<Cell>, Set<Cell>> maker) {
        Set<Cell> board = maker.apply(BLINKER);
        GameOfLife.step(board);
        assertEquals(UPRIGHT, board);
        GameOfLife.step(board, 1);
        assertEquals(BLINKER, board);
        GameOfLife.step(board, 0, Rule.LIFE);
        assertEquals(BLINKER, board);
        GameOfLife.step(board, 2, Rule.SEEDS);
        ReferenceLife reference = new ReferenceLife("B2/S", BLINKER);
        reference.step(2);
        assertEquals(reference.pattern(), board);
    }

    @Test
    void anEmptyBoardStaysEmpty() {
        Set<Cell> board = new HashSet<>();
        GameOfLife.step(board, Long.MAX_VALUE);
        assertTrue(board.isEmpty());
    }

    static Stream<Set<Cell>> unmodifiableSets() {
        return Stream.of(
                BLINKER,
                Set.of(),
                Set.copyOf(List.of(new Cell(0, 0))),
                Collections.unmodifiableSet(new HashSet<>(BLINKER)),
                Collections.unmodifiableSet(new CellSet(BLINKER)),
                // A still life needs no change, and is refused all the same.
                Set.copyOf(new HashSet<>(blockAt(0, 0))));
    }

    @ParameterizedTest
    @MethodSource("unmodifiableSets")
    void anUnmodifiableSetIsRefused(Set<Cell> board) {
        Set<Cell> before = new HashSet<>(board);
        assertThrows(UnsupportedOperationException.class, () -> GameOfLife.step(board, 3));
        assertEquals(before, board);
    }

    @Test
    void aSetThatOnlyRemovesIsRefusedAndUnchanged() {
        Map<Cell, String> map = new HashMap<>();
        BLINKER.forEach(cell -> map.put(cell, "kept"));
        assertThrows(UnsupportedOperationException.class, () -> GameOfLife.step(map.keySet()));
        assertEquals(BLINKER, map.keySet());
        assertTrue(map.values().stream().allMatch("kept"::equals));
    }

    @Test
    void aSetThatRefusesACellHalfWayGetsItsCellsBack() {
        TreeSet<Cell> all = new TreeSet<>(BLINKER);
        // It takes rows -1 and 0, and the upright blinker has a cell in row 1.
        Set<Cell> board = all.subSet(new Cell(-9, -1), new Cell(9, 0));
        assertThrows(IllegalArgumentException.class, () -> GameOfLife.step(board));
        assertEquals(BLINKER, board);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aSetThatFailsOnSomeChangeGetsItsCellsBack(int failingChange) {
        for (Throwable failure :
                List.of(
                        new IllegalStateException("not now"),
                        new AssertionError("not now"),
                        // As languages without checked exceptions throw them.
                        new IOException("not now"))) {
            Set<Cell> board = new FailingSet(failingChange, failure);
            assertSame(failure, assertThrows(Throwable.class, () -> GameOfLife.step(board)));
            assertEquals(BLINKER, board);
        }
    }

    @Test
    void oneFailureWhileUndoingDoesNotKeepTheOthersFromBeingUndone() {
        Set<Cell> board =
                new FailingSet(3, new IllegalStateException("not now")) {
                    private boolean failed;

                    @Override
                    public boolean remove(Object cell) {
                        // The first removal of a cell that was born is that of the undoing.
                        if (!failed && UPRIGHT.contains(cell) && !BLINKER.contains(cell)) {
                            failed = contains(cell);
                            if (failed) {
                                throw new IllegalStateException("nor now");
                            }
                        }
                        return super.remove(cell);
                    }
                };
        var failure = assertThrows(IllegalStateException.class, () -> GameOfLife.step(board));
        assertEquals("nor now", failure.getSuppressed()[0].getMessage());
        assertTrue(board.containsAll(BLINKER));
    }

    @Test
    void aSetThatOnlyAddsIsRefusedAndUnchanged() {
        Set<Cell> cells = new HashSet<>(BLINKER);
        Set<Cell> board =
                new AbstractSet<>() {
                    @Override
                    public boolean add(Cell cell) {
                        return cells.add(cell);
                    }

                    @Override
                    public Iterator<Cell> iterator() {
                        return Collections.unmodifiableSet(cells).iterator();
                    }

                    @Override
                    public int size() {
                        return cells.size();
                    }
                };
        assertThrows(UnsupportedOperationException.class, () -> GameOfLife.step(board));
        assertEquals(BLINKER, board);
    }

    static Stream<Set<Cell>> setsWithAnotherIdeaOfEquality() {
        Set<Cell> byIdentity = Collections.newSetFromMap(new IdentityHashMap<>());
        byIdentity.addAll(UPRIGHT);
        Set<Cell> byColumn = new TreeSet<>(Comparator.comparingLong(Cell::x));
        byColumn.addAll(BLINKER);
        Set<Cell> vetoing =
                new HashSet<>(BLINKER) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public boolean add(Cell cell) {
                        return cell.y() >= 0 && super.add(cell);
                    }
                };
        return Stream.of(byIdentity, byColumn, vetoing);
    }

    @ParameterizedTest
    @MethodSource("setsWithAnotherIdeaOfEquality")
    void aSetThatDoesNotDoAsItIsToldIsToldSoAndUnchanged(Set<Cell> board) {
        Set<Cell> before = new HashSet<>(board);
        var failure = assertThrows(IllegalStateException.class, () -> GameOfLife.step(board));
        assertTrue(failure.getMessage().startsWith("the set did not "), failure.getMessage());
        assertEquals(before, new HashSet<>(board));
        assertEquals(before.size(), board.size());
    }

    @Test
    void aSetWithRoomForNoMoreCellsWorks() {
        Set<Cell> board =
                new HashSet<>(BLINKER) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public boolean add(Cell cell) {
                        if (size() == 3 && !contains(cell)) {
                            throw new IllegalStateException("full");
                        }
                        return super.add(cell);
                    }
                };
        GameOfLife.step(board);
        assertEquals(UPRIGHT, board);
    }

    /** A blinker that fails once, when it is changed for the n-th time. */
    private static class FailingSet extends AbstractSet<Cell> {
        private final Set<Cell> cells = new HashSet<>(BLINKER);
        private final Throwable failure;
        private int changesLeft;

        FailingSet(int changesLeft, Throwable failure) {
            this.changesLeft = changesLeft;
            this.failure = failure;
        }

        @Override
        public boolean add(Cell cell) {
            if (cells.contains(cell)) {
                return false;
            }
            change();
            return cells.add(cell);
        }

        @Override
        public boolean remove(Object cell) {
            if (!cells.contains(cell)) {
                return false;
            }
            change();
            return cells.remove(cell);
        }

        private void change() {
            if (changesLeft-- == 0) {
                FailingSet.<RuntimeException>sneak(failure);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable failure) throws T {
            throw (T) failure;
        }

        @Override
        public Iterator<Cell> iterator() {
            return cells.iterator();
        }

        @Override
        public int size() {
            return cells.size();
        }
    }

    @Test
    void badArgumentsAreRefusedAndTheBoardIsUnchanged() {
        Set<Cell> board = new HashSet<>(BLINKER);
        assertThrows(NullPointerException.class, () -> GameOfLife.step(null));
        assertThrows(NullPointerException.class, () -> GameOfLife.step(board, 1, null));
        var negative =
                assertThrows(IllegalArgumentException.class, () -> GameOfLife.step(board, -1));
        assertEquals(
                "the number of generations is -1 and must not be negative", negative.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> GameOfLife.step(board, Long.MIN_VALUE, Rule.LIFE));
        assertEquals(BLINKER, board);

        board.add(null);
        Set<Cell> before = new HashSet<>(board);
        assertThrows(NullPointerException.class, () -> GameOfLife.step(board));
        assertEquals(before, board);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aSetOfSomethingElseIsRefusedAndUnchanged() {
        Set board = new HashSet<>(List.of("not a cell"));
        assertThrows(ClassCastException.class, () -> GameOfLife.step((Set<Cell>) board));
        assertEquals(Set.of("not a cell"), board);
    }

    @Test
    void unknownPatternsAreRefusedWithSimilarNames() {
        var unknown =
                assertThrows(IllegalArgumentException.class, () -> GameOfLife.pattern("acron"));
        assertTrue(unknown.getMessage().contains("\"acron\""), unknown.getMessage());
        assertTrue(unknown.getMessage().contains("such as acorn"), unknown.getMessage());
        unknown = assertThrows(IllegalArgumentException.class, () -> GameOfLife.pattern("gun"));
        assertTrue(unknown.getMessage().contains("gosper-gun, simkin"), unknown.getMessage());
        assertThrows(NullPointerException.class, () -> GameOfLife.pattern(null));
    }

    private static Set<Cell> blockAt(long x, long y) {
        return Set.of(
                new Cell(x, y), new Cell(x + 1, y), new Cell(x, y + 1), new Cell(x + 1, y + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, (1L << 62) + 12_345, -(1L << 62) - 12_345, Long.MAX_VALUE - 1})
    void cellsAnywhereOnThePlaneWork(long x) {
        Set<Cell> board = new HashSet<>(blockAt(x, Long.MIN_VALUE));
        board.addAll(blockAt(-x - 5, 7));
        Set<Cell> before = new HashSet<>(board);
        GameOfLife.step(board, 1_000);
        assertEquals(before, board);
    }

    @Test
    void aBoardThatWouldLeaveThePlaneIsAnErrorAndUnchanged() {
        Set<Cell> glider =
                Boards.moved(
                        GameOfLife.pattern("glider"), Long.MAX_VALUE - 20, Long.MAX_VALUE - 20);
        for (Set<Cell> board : List.of(new HashSet<>(glider), new CellSet(glider))) {
            var failure = assertThrows(GolException.class, () -> GameOfLife.step(board, 1_000));
            assertEquals(ErrorCode.BEYOND_PLANE, failure.code());
            assertTrue(failure.getMessage().startsWith("the board reaches past the 64-bit plane"));
            assertEquals(glider, board);
        }
    }

    @Test
    void underB0ARunMustEndWithADeadPlane() {
        Set<Cell> board = new HashSet<>(BLINKER);
        Rule rule = Rule.of("B03/S23");
        var alive =
                assertThrows(IllegalArgumentException.class, () -> GameOfLife.step(board, 3, rule));
        assertTrue(alive.getMessage().contains("B03/S23"), alive.getMessage());
        assertEquals(BLINKER, board);
        GameOfLife.step(board, 4, rule);
        ReferenceLife reference = new ReferenceLife("B03/S23", BLINKER);
        reference.step(4);
        assertFalse(reference.background());
        assertEquals(reference.pattern(), board);

        Rule forEver = Rule.of("B0/S8");
        Set<Cell> empty = new HashSet<>();
        assertThrows(IllegalArgumentException.class, () -> GameOfLife.step(empty, 2, forEver));
        assertTrue(empty.isEmpty());
    }

    /** Sets of ours are written in their own array where the next board fits it. */
    @ParameterizedTest
    @ValueSource(ints = {3_000, 200_000})
    void aSetOfOursShrinksAndGrowsInItsOwnArray(int cells) {
        Set<Cell> soup = Boards.soup(11, cells, new Cell(-40, 7));
        CellSet board = new CellSet(soup);
        CellSet copy = new CellSet(board);
        try (Universe universe = new Universe()) {
            universe.setAll(board, true);
            for (long generations : new long[] {1, 1, 60, 1, 7, 400}) {
                GameOfLife.step(board, generations);
                universe.advance(generations);
                assertEquals(universe.cells(), board);
                // What else the set can do goes by the new cells.
                assertTrue(board.remove(board.iterator().next()));
                assertFalse(board.equals(universe.cells()));
                board.addAll(universe.cells());
                assertEquals(universe.cells(), board);
            }
        }
        assertEquals(soup, copy);
        // From an array with room for nothing to one that is long enough.
        board.clear();
        board.addAll(ACORN);
        GameOfLife.step(board, 1_000);
        assertEquals(457, board.size());
    }

    @Test
    @Timeout(60)
    void anInterruptStopsALongRunAndLeavesTheBoard() throws InterruptedException {
        // So large that no engine is soon done with what is new in it.
        Set<Cell> soup = Boards.soup(5, 1_000_000, new Cell(0, 0));
        Set<Cell> board = new HashSet<>(soup);
        Thread[] runner = new Thread[1];
        boolean[] stillInterrupted = new boolean[1];
        CancelledException[] thrown = new CancelledException[1];
        runner[0] =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        GameOfLife.step(board, Long.MAX_VALUE);
                                    } catch (CancelledException e) {
                                        thrown[0] = e;
                                        stillInterrupted[0] =
                                                Thread.currentThread().isInterrupted();
                                    }
                                });
        Thread.sleep(50);
        runner[0].interrupt();
        runner[0].join();
        assertEquals(ErrorCode.CANCELLED, thrown[0].code());
        assertTrue(stillInterrupted[0]);
        assertEquals(soup, board);
    }
}

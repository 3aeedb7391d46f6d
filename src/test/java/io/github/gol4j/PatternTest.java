package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A pattern")
class PatternTest {

    private static final Pattern GLIDER =
            Pattern.parse(
                    """
                    #N Glider
                    #O Richard Guy
                    #C The smallest spaceship.
                    #C
                    #CXRLE Pos=-1,5 Gen=4
                    x = 3, y = 3, rule = B3/S23
                    bo$2bo$3o!
                    """);

    /** A square of 2^100 cells a side, all alive, around the origin. */
    static Pattern huge() {
        StringBuilder file = new StringBuilder("[M2]\n#R B3/S23\n");
        file.append("********$".repeat(8)).append('\n');
        for (int level = 4; level <= 100; level++) {
            file.append("%1$d %2$d %2$d %2$d %2$d\n".formatted(level, level - 3));
        }
        return Pattern.parse(file.toString());
    }

    static Set<Cell> random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long x = random.nextBoolean() ? 0 : random.nextLong(-1L << 40, 1L << 40);
        int size = random.nextInt(1, 90);
        Set<Cell> cells = new HashSet<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            cells.add(new Cell(x + random.nextInt(-size, size), random.nextInt(-size, size)));
        }
        return cells;
    }

    @Test
    void knowsWhatItsFileSays() {
        assertEquals(Optional.of("Glider"), GLIDER.name());
        assertEquals(Optional.of("Richard Guy"), GLIDER.author());
        assertEquals(List.of("The smallest spaceship.", ""), GLIDER.comments());
        assertEquals(BigInteger.valueOf(4), GLIDER.generation());
        assertEquals(Rule.LIFE, GLIDER.rule());
        assertEquals("B3/S23", GLIDER.ruleText());
        assertEquals(Optional.of(PatternFormat.RLE), GLIDER.format());
        assertEquals(BigInteger.valueOf(5), GLIDER.population());
        assertEquals(Optional.of(new BoundingBox(-1, 5, 1, 7)), GLIDER.bounds());
        assertEquals(CellSet.ofPoints(0, 5, 1, 6, -1, 7, 0, 7, 1, 7), GLIDER.cells());
        assertEquals(CellSet.ofPoints(1, 6, 1, 7), GLIDER.cells(new BoundingBox(1, 0, 9, 9)));
        assertEquals("Pattern[Glider, B3/S23, generation 4, population 5]", GLIDER.toString());
    }

    @Test
    void ofNothingIsEmpty() {
        Pattern empty = Pattern.of(Set.of());
        assertTrue(empty.isEmpty());
        assertEquals(Optional.empty(), empty.bounds());
        assertEquals(Set.of(), empty.cells());
        assertEquals(Optional.empty(), empty.name());
        assertEquals(List.of(), empty.comments());
        assertEquals(Optional.empty(), empty.format());
        assertEquals(empty, Pattern.parse("x = 0, y = 0\n!"));
    }

    @Test
    void isMadeOfAnyCollectionOfCells() {
        List<Cell> twice = List.of(new Cell(3, 1), new Cell(-1, 0), new Cell(3, 1));
        Pattern pattern = Pattern.of(twice, Rule.HIGH_LIFE);
        assertEquals(CellSet.ofPoints(-1, 0, 3, 1), pattern.cells());
        assertEquals(Rule.HIGH_LIFE, pattern.rule());
        assertThrows(NullPointerException.class, () -> Pattern.of(null));
        Set<Cell> withNull = new HashSet<>();
        withNull.add(null);
        assertThrows(NullPointerException.class, () -> Pattern.of(withNull));
    }

    @Test
    void isGivenOtherTextsInACopy() {
        Pattern other =
                GLIDER.withName("a\nb")
                        .withAuthor("")
                        .withComments(List.of("one", "", "two\nthree"))
                        .withGeneration(BigInteger.TWO.pow(200))
                        .withRule(Rule.SEEDS);
        assertEquals(Optional.of("a b"), other.name());
        assertEquals(Optional.empty(), other.author());
        assertEquals(List.of("one", "", "two", "three"), other.comments());
        assertEquals(BigInteger.TWO.pow(200), other.generation());
        assertEquals(Rule.SEEDS, other.rule());
        assertEquals(GLIDER.cells(), other.cells());
        assertEquals(Optional.of("Glider"), GLIDER.name());
        assertEquals(BigInteger.ZERO, other.withGeneration(BigInteger.ZERO).generation());
        for (BigInteger none : List.of(BigInteger.TEN.pow(1_000), BigInteger.valueOf(-1))) {
            assertThrows(IllegalArgumentException.class, () -> GLIDER.withGeneration(none));
        }
    }

    @ParameterizedTest
    @EnumSource
    void writtenInAnyFormatAndReadAgainIsEqual(PatternFormat format) {
        for (long seed = 0; seed < 100; seed++) {
            Pattern pattern = Pattern.of(random(seed)).withName("soup " + seed);
            if (format == PatternFormat.PLAINTEXT) {
                pattern = pattern.withComments(List.of("!", "", " x")).withRule(Rule.SEEDS);
            }
            Pattern again = Pattern.parse(pattern.toString(format));
            assertEquals(pattern, again, () -> "seed");
            assertEquals(pattern.hashCode(), again.hashCode());
            assertEquals(Optional.of(format), again.format());
            assertEquals(pattern.cells(), again.cells());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTransformedAsEachOfItsCellsIs(long seed) {
        Set<Cell> cells = random(seed);
        Pattern pattern = Pattern.of(cells).withName("kept");
        assertEquals(map(cells, 3, -7, 1, 0, 0, 1), pattern.translate(3, -7).cells());
        assertEquals(
                map(cells, 0, 0, 0, -1, 1, 0), pattern.rotate(Pattern.Rotation.CLOCKWISE).cells());
        assertEquals(map(cells, 0, 0, -1, 0, 0, -1), pattern.rotate(Pattern.Rotation.HALF).cells());
        assertEquals(
                map(cells, 0, 0, 0, 1, -1, 0),
                pattern.rotate(Pattern.Rotation.COUNTERCLOCKWISE).cells());
        assertEquals(map(cells, 0, 0, -1, 0, 0, 1), pattern.flip(Pattern.Flip.LEFT_RIGHT).cells());
        assertEquals(map(cells, 0, 0, 1, 0, 0, -1), pattern.flip(Pattern.Flip.TOP_BOTTOM).cells());
        assertEquals(map(cells, 0, 0, 0, 1, 1, 0), pattern.flip(Pattern.Flip.DIAGONAL).cells());
        assertEquals(Optional.of("kept"), pattern.flip(Pattern.Flip.DIAGONAL).name());
    }

    private static Set<Cell> map(
            Set<Cell> cells, long dx, long dy, long xx, long xy, long yx, long yy) {
        Set<Cell> mapped = new HashSet<>();
        for (Cell cell : cells) {
            mapped.add(
                    new Cell(
                            dx + xx * cell.x() + xy * cell.y(),
                            dy + yx * cell.x() + yy * cell.y()));
        }
        return mapped;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isCombinedAsASetOfCellsIs(long seed) {
        Set<Cell> a = random(seed);
        Set<Cell> b = random(seed);
        b.removeIf(cell -> cell.hashCode() % 2 == 0);
        b.addAll(random(seed + 100));
        Pattern one = Pattern.of(a);
        Pattern other = Pattern.of(b);
        Set<Cell> union = new HashSet<>(a);
        union.addAll(b);
        Set<Cell> intersection = new HashSet<>(a);
        intersection.retainAll(b);
        Set<Cell> difference = new HashSet<>(a);
        difference.removeAll(b);
        Set<Cell> symmetric = new HashSet<>(union);
        symmetric.removeAll(intersection);
        assertEquals(union, one.union(other).cells());
        assertEquals(intersection, one.intersection(other).cells());
        assertEquals(difference, one.difference(other).cells());
        assertEquals(symmetric, one.symmetricDifference(other).cells());
        BoundingBox region = new BoundingBox(-10, -10, 10, 10);
        Set<Cell> inside = new HashSet<>(a);
        inside.removeIf(cell -> !region.contains(cell.x(), cell.y()));
        assertEquals(inside, one.crop(region).cells());
        assertEquals(inside, one.cells(region));
    }

    @Test
    void isEqualIfCellsAndTextsAre() {
        assertEquals(GLIDER, GLIDER.translate(1, 0).translate(-1, 0));
        assertNotEquals(GLIDER, GLIDER.translate(1, 0));
        assertNotEquals(GLIDER, GLIDER.withName("other"));
        assertNotEquals(GLIDER, GLIDER.withRule(Rule.SEEDS));
        assertNotEquals(GLIDER, GLIDER.cells());
        assertNotEquals(GLIDER, null);
        Pattern quadtree = Pattern.parse(GLIDER.toString(PatternFormat.MACROCELL));
        assertEquals(quadtree, GLIDER);
        assertEquals(quadtree.hashCode(), GLIDER.hashCode());
    }

    @Test
    void doesNotLeaveThePlane() {
        GolException failure =
                assertThrows(GolException.class, () -> GLIDER.translate(Long.MAX_VALUE, 0));
        assertEquals(ErrorCode.OUT_OF_PLANE, failure.code());
        Pattern corner = Pattern.of(Set.of(new Cell(Long.MIN_VALUE, 0)));
        assertThrows(GolException.class, () -> corner.flip(Pattern.Flip.LEFT_RIGHT));
    }

    @Test
    void canBeFarLargerThanTheMemory() {
        Pattern huge = huge();
        assertEquals(BigInteger.TWO.pow(200), huge.population());
        assertEquals(CellSet.ofPoints(-1, 7, 0, 7), huge.cells(new BoundingBox(-1, 7, 0, 7)));
        assertEquals(huge, Pattern.parse(huge.toString(PatternFormat.MACROCELL)));
        assertEquals(huge.hashCode(), huge.withName("").hashCode());
        for (Callable<?> pastThePlane :
                List.<Callable<?>>of(
                        huge::bounds, huge::cells, () -> huge.toString(PatternFormat.RLE))) {
            GolException failure = assertThrows(GolException.class, pastThePlane::call);
            assertEquals(ErrorCode.BEYOND_PLANE, failure.code());
        }
    }

    @Test
    void isChangedWithoutBeingUnpacked() {
        Pattern huge = huge();
        Pattern moved = huge.translate(3, -5).rotate(Pattern.Rotation.CLOCKWISE);
        assertEquals(huge.population(), moved.population());
        assertNotEquals(huge, moved);
        assertEquals(
                huge, moved.rotate(Pattern.Rotation.COUNTERCLOCKWISE).translate(-3, 5), "undone");
        assertTrue(
                huge.union(GLIDER)
                        .cells(GLIDER.bounds().orElseThrow())
                        .containsAll(GLIDER.cells()));
        assertEquals(huge.union(GLIDER).population(), GLIDER.union(huge).population());
    }

    @Test
    void isReadWithinAMemoryLimit(@TempDir Path folder) throws IOException {
        String line = "x = 100000000, y = 1\n100000000o!\n";
        Path file = Files.writeString(folder.resolve("line.rle"), line);
        assertEquals(BigInteger.valueOf(100_000_000), Pattern.read(file).population());
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (Callable<?> tooMuch :
                List.<Callable<?>>of(
                        () -> Pattern.read(file, 1_000_000),
                        () -> Pattern.read(new ByteArrayInputStream(bytes), "line", 1_000_000),
                        // Not even its text.
                        () -> Pattern.read(file, 20))) {
            PatternReadException failure = assertThrows(PatternReadException.class, tooMuch::call);
            assertEquals(ErrorCode.PATTERN_TOO_LARGE, failure.code());
        }
        for (long limit : new long[] {0, -1}) {
            assertThrows(IllegalArgumentException.class, () -> Pattern.read(file, limit));
        }
    }

    @Test
    void ofAnUnknownRuleCanBeWrittenButNotRun() {
        Pattern strange = Pattern.parse("x = 1, y = 1, rule = Unheard-Of\no!");
        assertEquals("Unheard-Of", strange.ruleText());
        assertTrue(strange.toString(PatternFormat.RLE).contains("rule = Unheard-Of"));
        GolException failure = assertThrows(GolException.class, strange::rule);
        assertEquals(ErrorCode.UNSUPPORTED_RULE, failure.code());
        assertTrue(failure.getMessage().contains("Unheard-Of"), failure.getMessage());
        assertThrows(GolException.class, () -> new Universe(strange));
    }

    @Test
    void byNameIsOneOfTheLibrary() {
        assertTrue(Pattern.names().contains("gosper-gun"));
        for (String name : Pattern.names()) {
            Pattern pattern = Pattern.named(name);
            assertTrue(pattern.name().isPresent(), name);
            assertEquals(1, pattern.comments().size(), name);
            BoundingBox box = pattern.bounds().orElseThrow();
            assertEquals(0, box.minX());
            assertEquals(0, box.minY());
        }
        assertEquals(GameOfLife.setup(), Pattern.named("acorn").cells());
        Pattern gun = Pattern.named("gosper-gun");
        assertEquals(Optional.of("Gosper glider gun"), gun.name());
        assertTrue(gun.comments().getFirst().startsWith("Gun of period 30."));
        IllegalArgumentException none =
                assertThrows(IllegalArgumentException.class, () -> Pattern.named("acron"));
        assertTrue(none.getMessage().contains("acorn"), none.getMessage());
    }

    @Test
    void isSafeForManyThreads() throws Exception {
        Callable<Boolean> call = () -> GLIDER.translate(5, 5).translate(-5, -5).equals(GLIDER);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> result : pool.invokeAll(Collections.nCopies(200, call))) {
                assertTrue(result.get());
            }
        }
    }
}

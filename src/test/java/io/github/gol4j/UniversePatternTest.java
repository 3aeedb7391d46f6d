package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Patterns in universes")
class UniversePatternTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void aUniverseGoesOnWhereAFileStopped(PatternFormat format) throws IOException {
        Path file = folder.resolve("half-way");
        for (Engine engine : Engine.values()) {
            Universe.Options options = Universe.Options.DEFAULTS.withEngine(engine);
            try (Universe universe = new Universe(Pattern.named("acorn"), options)) {
                universe.advance(500);
                universe.save(file, format);
            }
            Pattern half = Pattern.read(file);
            assertEquals(BigInteger.valueOf(500), half.generation());
            try (Universe universe = new Universe(half, options)) {
                assertEquals(500, universe.generation());
                universe.advance(500);
                assertEquals(457, universe.population());
                assertEquals(1_000, universe.generation());
                Set<Cell> board = GameOfLife.setup();
                GameOfLife.step(board, 1_000);
                assertEquals(board, universe.toPattern().cells());
            }
        }
    }

    @Test
    void loadingReplacesTheBoard() throws IOException {
        Pattern block = Pattern.named("block").withGeneration(BigInteger.valueOf(7));
        try (Universe universe = new Universe(Pattern.named("glider"))) {
            universe.advance(3);
            universe.load(block);
            assertEquals(7, universe.generation());
            assertEquals(block.cells(), universe.cells());
            assertEquals(block, universe.toPattern());
        }
        Path file = folder.resolve("block.rle");
        block.write(file);
        try (Universe universe = Universe.load(file)) {
            assertEquals(block.cells(), universe.cells());
        }
    }

    @Test
    void whatAPatternSaysAboutItselfIsThereWhenTheBoardIsSaved() throws IOException {
        Pattern glider =
                Pattern.named("glider").withAuthor("Me").withComments(List.of("One.", "Two."));
        Path file = folder.resolve("later.rle");
        try (Universe universe = new Universe(glider);
                Universe copy = universe.copy()) {
            copy.advance(4);
            copy.save(file, PatternFormat.RLE);
            assertEquals(
                    glider.translate(1, 1).withGeneration(BigInteger.valueOf(4)),
                    Pattern.read(file));
            universe.clear();
            assertEquals(Pattern.of(List.of()), universe.toPattern());
        }
    }

    @Test
    void aRuleThatCannotBeComputedIsToldWithItsPlaceInTheFile() throws IOException {
        Path file = folder.resolve("foreign.rle");
        Files.writeString(file, "#C A comment.\nx = 1, y = 1, rule = R5,C2,S33-57,B34-45\no!\n");
        for (Pattern pattern : List.of(Pattern.read(file), Pattern.read(file).translate(1, 2))) {
            GolException refused =
                    assertThrows(GolException.class, () -> new Universe(pattern).close());
            assertEquals(ErrorCode.UNSUPPORTED_RULE, refused.code());
            assertTrue(
                    refused.getMessage()
                            .startsWith(
                                    file + ": RLE, line 2, column 22: the pattern is for a rule"),
                    refused.getMessage());
        }
    }

    @Test
    void aPatternOfAnotherRuleIsRefused() {
        Pattern other = Pattern.named("block").withRule(Rule.HIGH_LIFE);
        try (Universe universe = new Universe(Pattern.named("glider"))) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> universe.load(other));
            assertTrue(refused.getMessage().contains("B36/S23"), refused.getMessage());
            assertEquals(5, universe.population());
        }
        try (Universe universe = new Universe(other)) {
            assertEquals(Rule.HIGH_LIFE, universe.rule());
        }
    }

    @Test
    void aBoardWithoutMeasureGoesThroughHashLifeUnpacked() {
        Pattern huge = PatternTest.huge();
        try (Universe universe = new Universe(huge)) {
            assertEquals(Engine.HASHLIFE, universe.activeEngine());
            assertEquals(huge.population(), universe.populationExact());
            assertEquals(huge, universe.toPattern());
        }
        Universe.Options tiles = Universe.Options.DEFAULTS.withEngine(Engine.TILED);
        assertThrows(GolException.class, () -> new Universe(huge, tiles));
    }

    @Test
    void aBackgroundThatNoPatternHasIsRefused() {
        try (Universe universe = new Universe(Rule.of("B0/S8"))) {
            GolException failure = assertThrows(GolException.class, universe::toPattern);
            assertEquals(ErrorCode.UNWRITABLE_PATTERN, failure.code());
            universe.advance(1);
            assertTrue(universe.toPattern().isEmpty());
        }
    }

    @Test
    void underB0ThePatternIsWhatDiffersFromTheBackground() {
        Pattern glider = Pattern.named("glider").withRule(Rule.of("B0123478/S01234678"));
        try (Universe universe = new Universe(glider)) {
            assertTrue(universe.isBackgroundAlive());
            assertFalse(universe.isAlive(1, 0));
            universe.advance(4);
            assertEquals(glider.translate(1, 1).cells(), universe.toPattern().cells());
        }
    }
}

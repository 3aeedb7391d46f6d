package io.github.gol4j.cli;

import io.github.gol4j.CellSet;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.Rule;
import io.github.gol4j.Universe;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pattern that a command works on, and the rule: the same words in every command. */
final class PatternInput {

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            defaultValue = "acorn",
            description = "A well-known pattern's name (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = {"-r", "--rule"},
            paramLabel = "RULE",
            defaultValue = "B3/S23",
            description = "The rule (default: ${DEFAULT-VALUE}).")
    private String rule = "";

    @Mixin private final EngineOptions engine = new EngineOptions();

    String name() {
        return name;
    }

    /** A universe with the pattern in it. */
    Universe open() {
        CellSet cells = input(() -> GameOfLife.pattern(name));
        Universe universe = new Universe(input(() -> Rule.of(rule)), engine.toOptions());
        universe.setAll(cells, true);
        return universe;
    }

    /** What the user named is not a bug if it does not exist. */
    private static <T> T input(Supplier<T> input) {
        try {
            return input.get();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e);
        }
    }
}

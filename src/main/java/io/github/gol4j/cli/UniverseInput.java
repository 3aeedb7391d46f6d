package io.github.gol4j.cli;

import io.github.gol4j.Pattern;
import io.github.gol4j.Universe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pattern that a command runs, its rule and its engine: the same words in every command. */
final class UniverseInput {

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            defaultValue = "acorn",
            description = PatternInput.DESCRIPTION + " (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = {"-r", "--rule"},
            paramLabel = "RULE",
            description = "The rule (default: that of the file, or else B3/S23).")
    private @Nullable String rule;

    @Mixin private EngineOptions engine = new EngineOptions();

    String name() {
        return name;
    }

    /** Whether the pattern comes from stdin, which is used up then. */
    boolean isStdin() {
        return name.equals(PatternInput.STDIN);
    }

    /** The pattern, with the rule that it is to run under. */
    Pattern pattern() {
        Pattern pattern = PatternInput.read(name, engine.memory());
        return rule == null ? pattern : pattern.withRule(PatternInput.rule(rule));
    }

    /** A universe with the pattern in it. */
    Universe open() {
        return open(pattern());
    }

    Universe open(Pattern pattern) {
        return open(pattern, engine.toOptions());
    }

    /** Whether a rule, known or not, is played on a bounded grid. */
    static boolean isBounded(String rule) {
        return rule.contains(":");
    }

    /** Refuses what no run can begin with: cells outside the bounded grid of the rule. */
    static void requireOnGrid(Pattern pattern) {
        if (isBounded(pattern.ruleText())) {
            open(pattern, Universe.Options.DEFAULTS).close();
        }
    }

    private static Universe open(Pattern pattern, Universe.Options options) {
        try {
            return new Universe(pattern, options);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e);
        }
    }
}

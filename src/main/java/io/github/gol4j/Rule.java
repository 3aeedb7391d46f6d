package io.github.gol4j;

import io.github.gol4j.internal.NativeTexts;
import java.util.Objects;

/**
 * A rule of the B/S family: with how many live neighbours a dead cell is born, and with how many a
 * live cell survives.
 *
 * <p>Immutable, and safe for any thread. Two rules are equal if they do the same, however they were
 * written.
 *
 * <p>Under a rule with B0 the empty plane comes alive; see {@link Universe} for what that means.
 */
public final class Rule {

    /** Conway's Game of Life, {@code B3/S23}. */
    public static final Rule LIFE = new Rule("B3/S23");

    /** HighLife, {@code B36/S23}, which has a replicator. */
    public static final Rule HIGH_LIFE = new Rule("B36/S23");

    /** Seeds, {@code B2/S}, in which every live cell dies and most patterns explode. */
    public static final Rule SEEDS = new Rule("B2/S");

    /** Day &amp; Night, {@code B3678/S34678}, in which live and dead cells behave alike. */
    public static final Rule DAY_AND_NIGHT = new Rule("B3678/S34678");

    private final String canonical;

    private Rule(String canonical) {
        this.canonical = canonical;
    }

    /**
     * Reads a rule, written as {@code B3/S23} (in any case, with or without the slash, in either
     * order) or, as survival and birth, {@code 23/3}.
     *
     * @param text the rule
     * @return the rule
     * @throws IllegalArgumentException if it is none; the message says where and why
     * @throws GolException if the native library cannot be loaded
     */
    public static Rule of(String text) {
        return new Rule(NativeTexts.canonicalRule(Objects.requireNonNull(text, "text")));
    }

    /** {@return the rule in its canonical form, such as {@code B3/S23}} */
    @Override
    public String toString() {
        return canonical;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rule rule && canonical.equals(rule.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }
}

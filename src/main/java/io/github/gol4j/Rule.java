package io.github.gol4j;

import io.github.gol4j.internal.NativeTexts;
import java.util.Objects;

/**
 * A rule: what becomes of a cell, given the 3 x 3 cells around and including it; and the bounded
 * grid that it may be played on.
 *
 * <p>All rules of two states that Golly's QuickLife knows can be written as Golly writes them:
 *
 * <table>
 * <caption>Notations</caption>
 * <tr><th>family</th><th>written</th></tr>
 * <tr><td>totalistic: with how many live neighbours a cell is born, and survives</td>
 *     <td>{@code B3/S23}, in any case, order, with or without the slash; or {@code 23/3}, survival
 *     first</td></tr>
 * <tr><td>isotropic, with the letters of Alan Hensel</td>
 *     <td>{@code B2-a/S12}, {@code B3/S2-i34q}</td></tr>
 * <tr><td>von Neumann neighbourhood, of four cells</td><td>{@code B2/S013V}</td></tr>
 * <tr><td>hexagonal neighbourhood, all but the north-east and the south-west</td>
 *     <td>{@code B245/S3H}</td></tr>
 * <tr><td>any, as a truth table in base64</td>
 *     <td>{@code MAP} and 86 (or 22 hexagonal, or 6 von Neumann) digits</td></tr>
 * <tr><td>one-dimensional, by Stephen Wolfram's even numbers</td><td>{@code W22}</td></tr>
 * <tr><td>by name</td><td>{@code Life}, {@code HighLife}, {@code Day & Night}, …</td></tr>
 * </table>
 *
 * <p>A suffix puts the rule on a bounded grid: {@code :P30,20} a plane, beyond which all is dead;
 * {@code :T30,20} a torus, {@code :T30+5,20} or {@code :T30,20-2} one with a shift, {@code :T0,20}
 * a tube; {@code :K30*,20} or {@code :K30,20*} a Klein bottle, {@code :K30*+1,20} one with a shift;
 * {@code :C30,20} a cross-surface; {@code :S30} a sphere. A grid of width w has the columns from
 * -⌊w/2⌋ on, and likewise the rows. The authority is Golly's help on <a
 * href="https://golly.sourceforge.io/Help/bounded.html">bounded grids</a> and on <a
 * href="https://golly.sourceforge.io/Help/Algorithms/QuickLife.html">QuickLife</a>.
 *
 * <p>Immutable, and safe for any thread. Two rules are equal if their canonical forms are.
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
     * Reads a rule.
     *
     * @param text the rule, in one of the notations above
     * @return the rule
     * @throws IllegalArgumentException if it is none that can be run; the message says at which
     *     character and why, or of which other family it is (Generations, Larger than Life, …)
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

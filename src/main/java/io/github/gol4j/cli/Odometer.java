package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import java.math.BigInteger;

/** Counts the generations of a universe that is advanced piece by piece, also within a piece. */
final class Odometer {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Universe universe;
    private BigInteger done = BigInteger.ZERO;

    /** Those before the piece that is under way or was the last; the universe counts in a piece. */
    private volatile BigInteger before = BigInteger.ZERO;

    private volatile boolean begun;

    Odometer(Universe universe) {
        this.universe = universe;
    }

    void advance(BigInteger piece) {
        before = done;
        begun = true;
        universe.advance(piece);
        done = done.add(piece);
    }

    /** Advances by so many generations in pieces, of which the last may be smaller. */
    void advance(long generations, long piece, Runnable afterEach) {
        for (long left = generations; left > 0; ) {
            long part = Math.min(piece, left);
            advance(BigInteger.valueOf(part));
            afterEach.run();
            left -= part;
        }
    }

    /** How many are done in all pieces; only for the thread that advances. */
    BigInteger done() {
        return done;
    }

    /** How far it is, for any thread; {@link Long#MAX_VALUE} if it is farther. */
    long progress() {
        return begun
                ? before.add(BigInteger.valueOf(universe.progress())).min(MOST).longValueExact()
                : 0;
    }
}

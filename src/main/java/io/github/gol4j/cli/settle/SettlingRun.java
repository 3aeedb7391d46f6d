package io.github.gol4j.cli.settle;

import io.github.gol4j.Universe;
import java.util.Optional;

/**
 * Runs a universe until it has settled, and finds the first generation in which that is known. It
 * looks rarely, and when it has found a settled board, it halves the stretch since the last look.
 */
public final class SettlingRun implements AutoCloseable {

    private static final long FIRST_STRETCH = 32;

    /** A stretch is this part of what has been run: the looks cost little by comparison. */
    private static final long PART = 8;

    private final Settler settler;
    private Universe universe;
    private volatile long done;

    /**
     * Makes a run.
     *
     * @param start the board; it is copied
     */
    public SettlingRun(Universe start) {
        universe = start.copy();
        settler = new Settler(start.rule());
    }

    /** {@return the board as far as it has got; closed with this} */
    public Universe universe() {
        return universe;
    }

    /** {@return how many generations are done; may be asked from any thread} */
    public long done() {
        return done;
    }

    /**
     * Runs until the board has settled, or to the end.
     *
     * @param generations how many at most
     * @return what the board consists of if it has settled
     */
    public Optional<Settlement> run(long generations) {
        Optional<Settlement> found = settler.examine(universe);
        while (found.isEmpty() && done < generations) {
            long stretch = Math.min(Math.max(FIRST_STRETCH, done / PART), generations - done);
            Universe before = universe.copy();
            try {
                universe.advance(stretch);
                done += stretch;
                found = settler.examine(universe);
                if (found.isPresent()) {
                    found = Optional.of(goBack(before, stretch, found.get()));
                }
            } finally {
                before.close();
            }
        }
        return found;
    }

    /** Finds the first settled generation between an unsettled one and the present one. */
    private Settlement goBack(Universe unsettled, long distance, Settlement last) {
        Settlement found = last;
        Universe low = unsettled.copy();
        try {
            for (long between = distance; between > 1; ) {
                Universe middle = low.copy();
                middle.advance(between / 2);
                Optional<Settlement> settled = settler.examine(middle);
                if (settled.isPresent()) {
                    found = settled.get();
                    done -= between - between / 2;
                    universe.close();
                    universe = middle;
                    between /= 2;
                } else {
                    low.close();
                    low = middle;
                    between -= between / 2;
                }
            }
        } finally {
            low.close();
        }
        return found;
    }

    @Override
    public void close() {
        universe.close();
    }
}

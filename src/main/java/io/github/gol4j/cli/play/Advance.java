package io.github.gol4j.cli.play;

import io.github.gol4j.CancelledException;
import io.github.gol4j.GolException;
import io.github.gol4j.Universe;
import org.jspecify.annotations.Nullable;

/** A run in a thread of its own, so that keys are heard while it lasts. */
final class Advance {

    private final Universe universe;
    private final Thread thread;
    private volatile @Nullable GolException failure;

    Advance(Universe universe, long generations) {
        this.universe = universe;
        thread = Thread.ofPlatform().daemon().name("gol4j-play").unstarted(() -> run(generations));
        thread.start();
    }

    private void run(long generations) {
        try {
            universe.advance(generations);
        } catch (CancelledException e) {
            // Somebody pressed a key. The board is that of a whole generation.
        } catch (GolException e) {
            failure = e;
        }
    }

    /** Waits for the end, but not longer than this. */
    boolean await(long millis) throws InterruptedException {
        return thread.join(java.time.Duration.ofMillis(millis));
    }

    /** Stops at the next whole generation. */
    void cancel() throws InterruptedException {
        // Unlike Universe.cancel(), an interrupt is not lost if the run has not begun yet.
        thread.interrupt();
        thread.join();
    }

    long done() {
        return universe.progress();
    }

    /** Why it ended early, if it did not just because of a key. */
    @Nullable GolException failure() {
        return failure;
    }
}

package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import io.github.gol4j.cli.view.Ages;
import io.github.gol4j.cli.view.Colouring;
import io.github.gol4j.cli.view.DotGrid;
import io.github.gol4j.cli.view.Frame;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Takes pictures of a universe while it runs. */
final class Film {

    /** What becomes of each picture. */
    @FunctionalInterface
    interface Camera {
        void take(Frame frame) throws IOException;
    }

    private final Universe universe;
    private final Framing framing;
    private final Colouring colouring;
    private final Odometer odometer;
    private @Nullable Ages ages;

    Film(Universe universe, Framing framing, Colouring colouring) {
        this.universe = universe;
        this.framing = framing;
        this.colouring = colouring;
        odometer = new Odometer(universe);
    }

    /** How many generations are done, for any thread. */
    long progress() {
        return odometer.progress();
    }

    /** Runs, and takes a picture at the start, after every so many generations, and at the end. */
    void shoot(long generations, long every, Camera camera) throws IOException {
        camera.take(look());
        for (long left = generations; left > 0; ) {
            long part = Math.min(every, left);
            run(part);
            camera.take(look());
            left -= part;
        }
    }

    /** Runs, and takes a picture at the end. */
    void shootLast(long generations, Camera camera) throws IOException {
        if (colouring == Colouring.AGE) {
            look();
        }
        run(generations);
        camera.take(look());
    }

    private void run(long generations) {
        // Ages have to see every generation; the last one is looked at anyway.
        long step = colouring == Colouring.AGE ? 1 : generations;
        for (long i = 0; i < generations; i += step) {
            if (i > 0) {
                look();
            }
            odometer.advance(BigInteger.valueOf(step));
        }
    }

    private Frame look() {
        DotGrid grid = DotGrid.of(universe, framing.view(universe));
        if (ages == null) {
            ages = new Ages(grid);
        } else {
            ages.observe(grid);
        }
        return colouring.paint(grid, ages);
    }
}

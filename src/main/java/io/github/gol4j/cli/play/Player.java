package io.github.gol4j.cli.play;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.GolException;
import io.github.gol4j.Universe;
import io.github.gol4j.cli.view.Ages;
import io.github.gol4j.cli.view.Colouring;
import io.github.gol4j.cli.view.DotGrid;
import io.github.gol4j.cli.view.Frame;
import io.github.gol4j.cli.view.TextRenderer;
import io.github.gol4j.cli.view.TextStyle;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays a universe on a screen until somebody quits. */
public final class Player implements AutoCloseable {

    private static final long FRAME_MILLIS = 33;

    /** How long a run that lasts longer than a frame goes on between two looks at the keys. */
    private static final long POLL_MILLIS = 10;

    /** While nothing moves, how long to wait for a key until looking whether the size changed. */
    private static final long IDLE_MILLIS = 100;

    /** So many rows are too few to give one to the keys. */
    private static final int SMALL_SCREEN = 5;

    private final Universe start;
    private final Screen screen;
    private final TextStyle style;
    private final boolean coloured;
    private final Camera camera = new Camera();
    private final Pace pace = new Pace();

    private Universe universe;
    private Colouring colouring;
    private @Nullable Ages ages;
    private boolean running;
    private boolean quit;
    private String message = "";

    private int shownColumns;
    private int shownRows;
    private BigInteger shownGeneration = BigInteger.ZERO;

    /** What a frame has still to make after a key interrupted it. */
    private long remaining;

    /**
     * Makes a player that stands still.
     *
     * @param universe the board, which stays as it is: a copy is played
     * @param screen where to show it
     * @param style how dots become characters
     * @param colouring what colours tell, or null for none
     */
    public Player(
            Universe universe, Screen screen, TextStyle style, @Nullable Colouring colouring) {
        this.start = universe;
        this.universe = universe.copy();
        this.screen = screen;
        this.style = style;
        this.coloured = colouring != null;
        this.colouring = colouring == null ? Colouring.PLAIN : colouring;
    }

    /**
     * Plays.
     *
     * @param runAtOnce whether not to wait for a key
     * @throws InterruptedException if the thread is interrupted
     */
    public void play(boolean runAtOnce) throws InterruptedException {
        running = runAtOnce;
        resize();
        fit();
        draw();
        while (!quit) {
            long frameEnd = System.nanoTime() + FRAME_MILLIS * 1_000_000;
            if (running) {
                makeFrame();
            }
            waitForKeys(frameEnd);
        }
    }

    @Override
    public void close() {
        universe.close();
    }

    /** Runs for a frame's generations, or until a key is pressed. */
    private void makeFrame() throws InterruptedException {
        if (remaining == 0) {
            remaining = pace.next();
        }
        if (remaining == 0) {
            return;
        }
        Advance advance = new Advance(universe, remaining);
        while (!advance.await(POLL_MILLIS)) {
            String key = screen.key(1);
            if (key == null || !key.isEmpty()) {
                advance.cancel();
                remaining -= advance.done();
                handle(key);
                return;
            }
        }
        remaining = 0;
        @Nullable GolException failure = advance.failure();
        if (failure != null) {
            running = false;
            message = String.valueOf(failure.getMessage());
        }
        draw();
    }

    private void waitForKeys(long frameEnd) throws InterruptedException {
        do {
            long left = (frameEnd - System.nanoTime()) / 1_000_000;
            handle(screen.key(running ? Math.max(1, left) : IDLE_MILLIS));
        } while (!quit && (!running || System.nanoTime() < frameEnd));
    }

    private void handle(@Nullable String key) {
        if (key == null) {
            quit = true;
            return;
        }
        boolean resizes = screen.columns() != shownColumns || screen.rows() != shownRows;
        @Nullable Action action = Action.of(key);
        if (action != null) {
            message = "";
            perform(action);
        }
        if (resizes) {
            resize();
        }
        if (!quit && (action != null || resizes)) {
            draw();
        }
    }

    private void resize() {
        shownColumns = screen.columns();
        shownRows = screen.rows();
        camera.resize(shownColumns * style.columns(), pictureRows() * style.rows());
    }

    /** A status and the keys are below the picture, or on a very small screen only the status. */
    private int pictureRows() {
        return shownRows < SMALL_SCREEN ? shownRows - 1 : shownRows - 2;
    }

    private void perform(Action action) {
        switch (action) {
            case RUN -> running = !running;
            case STEP -> step();
            case FASTER -> changePace(1);
            case SLOWER -> changePace(-1);
            case LEFT -> camera.pan(-1, 0);
            case RIGHT -> camera.pan(1, 0);
            case UP -> camera.pan(0, -1);
            case DOWN -> camera.pan(0, 1);
            case ZOOM_IN -> camera.zoomBy(1);
            case ZOOM_OUT -> camera.zoomBy(-1);
            case FIT -> fit();
            case COLOUR -> nextColouring();
            case RESTART -> restart();
            case QUIT -> quit = true;
        }
    }

    private void step() {
        running = false;
        remaining = 0;
        try {
            universe.advance();
        } catch (GolException e) {
            message = String.valueOf(e.getMessage());
        }
    }

    private void changePace(int by) {
        pace.change(by);
        remaining = 0;
    }

    private void fit() {
        visibleBounds().ifPresentOrElse(camera::fit, camera::fitOrigin);
    }

    /** Of a board that reaches past the 64-bit plane, what there is of the plane. */
    private Optional<BoundingBox> visibleBounds() {
        try {
            return universe.bounds();
        } catch (GolException e) {
            message = String.valueOf(e.getMessage());
            return Optional.empty();
        }
    }

    private void nextColouring() {
        if (coloured) {
            Colouring[] all = Colouring.values();
            colouring = all[(colouring.ordinal() + 1) % all.length];
        }
    }

    private void restart() {
        Universe old = universe;
        universe = start.copy();
        old.close();
        ages = null;
        remaining = 0;
        running = false;
        fit();
    }

    private void draw() {
        DotGrid grid = DotGrid.of(universe, camera.view());
        BigInteger generation = universe.generationExact();
        if (ages == null) {
            ages = new Ages(grid);
        } else if (generation.equals(shownGeneration)) {
            ages.moveTo(grid);
        } else {
            ages.observe(grid);
        }
        shownGeneration = generation;
        Frame frame = colouring.paint(grid, ages).magnified(camera.magnification());
        TextRenderer renderer = new TextRenderer(style, coloured ? colouring.palette() : null);
        List<String> lines = new ArrayList<>(renderer.lines(frame));
        while (lines.size() < pictureRows()) {
            lines.add("");
        }
        // A character in the last column would scroll some terminals.
        int width = shownColumns - 1;
        String status = status();
        lines.add(status.substring(0, Math.min(status.length(), width)));
        if (lines.size() < shownRows) {
            lines.add(Action.help(width));
        }
        screen.show(lines);
    }

    private String status() {
        if (!message.isEmpty()) {
            return message;
        }
        return String.format(
                Locale.ROOT,
                "%s  generation %,d  population %,d  speed %s  scale %s  (%d, %d)",
                running ? "RUN  " : "PAUSE",
                universe.generationExact(),
                universe.populationExact(),
                pace,
                camera.scale(),
                camera.view().centreX(),
                camera.view().centreY());
    }
}

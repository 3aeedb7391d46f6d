package io.github.gol4j.cli.play;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the player needs of a terminal; tests put something else there. */
public interface Screen {

    /** {@return how many characters wide it is} */
    int columns();

    /** {@return how many lines high it is} */
    int rows();

    /**
     * Waits for a key.
     *
     * @param millis how long at most
     * @return what the terminal sends for it; empty if there was none or if the size has changed;
     *     null if there will be none any more
     * @throws InterruptedException if the thread is interrupted
     */
    @Nullable String key(long millis) throws InterruptedException;

    /**
     * Fills the screen.
     *
     * @param lines the lines, no more than there are rows
     */
    void show(List<String> lines);
}

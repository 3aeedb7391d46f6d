package io.github.gol4j.cli.play;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a key does, and which keys do it. */
public enum Action {
    /** Starts and stops the run. */
    RUN(" "),
    /** One generation. */
    STEP(".", "n"),
    /** Twice as many generations a frame. */
    FASTER("+", "="),
    /** Half as many. */
    SLOWER("-", "_"),
    /** Moves the view by an eighth of the screen. */
    LEFT("h", "\u001b[D"),
    /** As {@link #LEFT}. */
    DOWN("j", "\u001b[B"),
    /** As {@link #LEFT}. */
    UP("k", "\u001b[A"),
    /** As {@link #LEFT}. */
    RIGHT("l", "\u001b[C"),
    /** Twice as large. */
    ZOOM_IN("z", "]"),
    /** Half as large. */
    ZOOM_OUT("x", "["),
    /** All of the pattern on the screen. */
    FIT("f"),
    /** The next way of colouring. */
    COLOUR("c"),
    /** Back to the beginning. */
    RESTART("r"),
    /** Ends the program. */
    QUIT("q", "\u001b");

    /** What the foot of the screen says, the most important first. */
    private static final List<String> HELP =
            List.of(
                    "q quit",
                    "space run",
                    ". step",
                    "+/- speed",
                    "z/x zoom",
                    "arrows pan",
                    "f fit",
                    "r restart",
                    "c colour");

    private static final String BETWEEN = "  ";

    private static final Map<String, Action> BY_KEY = new HashMap<>();

    static {
        for (Action action : values()) {
            for (String key : action.keys) {
                BY_KEY.put(key, action);
            }
        }
    }

    private final String[] keys;

    Action(String... keys) {
        this.keys = keys;
    }

    /** What the most important keys do, as many as fit a line of that width. */
    static String help(int width) {
        StringBuilder line = new StringBuilder(HELP.getFirst());
        for (String key : HELP.subList(1, HELP.size())) {
            if (line.length() + BETWEEN.length() + key.length() > width) {
                break;
            }
            line.append(BETWEEN).append(key);
        }
        return line.substring(0, Math.min(line.length(), width));
    }

    /**
     * {@return what a key does, or null}
     *
     * @param key what the terminal sends for it
     */
    public static @Nullable Action of(String key) {
        // In application mode terminals send ESC O instead of ESC [ for arrows.
        return BY_KEY.get(key.startsWith("\u001bO") ? "\u001b[" + key.substring(2) : key);
    }
}

package io.github.gol4j.internal;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The lines of a text, each cut out when it is asked for: a file of a few megabytes can have
 * millions of empty comments, and a string for each would take a hundred times as much. Immutable,
 * and safe for any thread.
 */
public final class Lines extends AbstractList<String> implements RandomAccess {

    private final String text;

    /** Where each line ends: at a line feed. */
    private final int[] ends;

    /**
     * Finds the lines of a text.
     *
     * @param text in which each line ends with a line feed, also the last one
     */
    public Lines(String text) {
        this.text = text;
        this.ends = new int[(int) text.chars().filter(c -> c == '\n').count()];
        int end = -1;
        for (int i = 0; i < ends.length; i++) {
            end = text.indexOf('\n', end + 1);
            ends[i] = end;
        }
    }

    @Override
    public String get(int index) {
        int end = ends[Objects.checkIndex(index, ends.length)];
        return text.substring(index == 0 ? 0 : ends[index - 1] + 1, end);
    }

    @Override
    public int size() {
        return ends.length;
    }
}

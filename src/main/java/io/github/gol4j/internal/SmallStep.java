package io.github.gol4j.internal;

import io.github.gol4j.internal.ffi.Gol4j;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps of boards so small that the native library advances them without making a universe: one
 * critical call on Java's own arrays. Making a universe, filling it, advancing it, reading it out
 * and freeing it takes ten times as long for a few cells. Safe for any thread.
 */
public final class SmallStep {

    /**
     * How many columns and rows a board may have, with a rim of one on each side for each
     * generation. That of the native library's short way; a longer one would only make the call too
     * long to be a critical one.
     */
    private static final long SIZE = 64;

    private SmallStep() {}

    /**
     * Advances a board.
     *
     * @param rule the rule, in a form that the native library reads
     * @param flat the cells, of which there are {@code count}, in any order, repeated or not
     * @return the cells after so many generations in row-major order, each once; null if the board
     *     is not small, the thread is interrupted, or anything else is amiss: a universe will do,
     *     or say what it is
     */
    public static long @Nullable [] advance(String rule, long[] flat, int count, long generations) {
        NativeLibrary.require();
        long area = area(flat, count, generations);
        if (area < 0 || Thread.currentThread().isInterrupted()) {
            return null;
        }
        // A cell has a hand in those around it only.
        long reached = (2 * generations + 1) * (2 * generations + 1) * count;
        int room = (int) Math.min(area, reached);
        long[] result = new long[2 * room];
        long[] length = new long[1];
        int status =
                ShortCalls.step(
                        rule.getBytes(StandardCharsets.UTF_8),
                        flat,
                        count,
                        generations,
                        result,
                        length);
        return status == Gol4j.GOL_OK() ? Arrays.copyOf(result, 2 * (int) length[0]) : null;
    }

    /** How many cells there are within the board and its rim, or a negative number for too many. */
    private static long area(long[] flat, int count, long generations) {
        if (count == 0 || count > SIZE * SIZE || generations < 0 || generations >= SIZE / 2) {
            return -1;
        }
        long minX = flat[0];
        long minY = flat[1];
        long maxX = minX;
        long maxY = minY;
        for (int i = 2; i < 2 * count; i += 2) {
            minX = Math.min(minX, flat[i]);
            maxX = Math.max(maxX, flat[i]);
            minY = Math.min(minY, flat[i + 1]);
            maxY = Math.max(maxY, flat[i + 1]);
        }
        // Across the whole plane a difference overflows and is negative.
        long width = maxX - minX;
        long height = maxY - minY;
        long rim = 1 + 2 * generations;
        boolean fits = width >= 0 && height >= 0 && Math.max(width, height) <= SIZE - rim;
        return fits ? (width + rim) * (height + rim) : -1;
    }
}

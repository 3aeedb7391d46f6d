package io.github.gol4j.internal;

import io.github.gol4j.ErrorCode;
import io.github.gol4j.PatternReadException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Streams of Java's in native memory. */
final class NativeInput {

    private static final int CHUNK = 1 << 16;

    private NativeInput() {}

    /**
     * Reads a stream to its end, or until it is longer than any pattern may be.
     *
     * @param name what to call it in messages
     * @param limit how long it may be, in bytes
     * @throws PatternReadException if it is too long
     */
    static MemorySegment drain(Arena arena, InputStream in, String name, long limit)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        MemorySegment room = arena.allocate(CHUNK);
        long length = 0;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (length + n > limit) {
                throw new PatternReadException(
                        ErrorCode.PATTERN_TOO_LARGE,
                        "longer than %d bytes, which is the limit; take a smaller file"
                                .formatted(limit),
                        name,
                        null);
            }
            if (length + n > room.byteSize()) {
                MemorySegment larger = arena.allocate(2 * room.byteSize());
                MemorySegment.copy(room, 0, larger, 0, length);
                room = larger;
            }
            MemorySegment.copy(MemorySegment.ofArray(chunk), 0, room, length, n);
            length += n;
        }
        return room.asSlice(0, length);
    }
}

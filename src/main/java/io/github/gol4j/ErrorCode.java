package io.github.gol4j;

/** What a {@link GolException} is about. New codes may be added. */
public enum ErrorCode {
    /** The native library was not found, could not be loaded or is of another version. */
    LIBRARY_UNAVAILABLE,
    /**
     * The board would leave the 64-bit plane, which {@link Engine#TILED} cannot. It is as it was
     * before the call.
     */
    OUT_OF_PLANE,
    /**
     * The board reaches past the 64-bit plane, as only HashLife's can, and all of its coordinates
     * or another engine were asked for. Nothing is changed.
     */
    BEYOND_PLANE,
    /** The board would take more memory than its universe's limit. */
    MEMORY_LIMIT,
    /** The system has no memory left for the board. */
    OUT_OF_MEMORY,
    /** The call was cancelled. The board is that of a whole generation. */
    CANCELLED,
    /** A bug in the native library: it panicked. The universe it happened in is of no more use. */
    PANIC,
    /** An earlier call on this universe ended in a {@link #PANIC}. It can only be closed. */
    POISONED,
    /**
     * The environment variable {@code GOL4J_KERNEL} names no vector unit that the processor has.
     */
    INVALID_KERNEL,
    /** The file or text is no pattern, or a damaged one. See {@link PatternReadException}. */
    BAD_PATTERN,
    /** The pattern is for a rule of more than two states; the message names the family. */
    UNSUPPORTED_PATTERN,
    /** The pattern, or what was to be made of it, takes more than its memory limit. */
    PATTERN_TOO_LARGE,
    /** The format cannot hold that pattern; the message says which can. */
    UNWRITABLE_PATTERN,
    /** The pattern is for a rule that gol4j does not know. */
    UNSUPPORTED_RULE,
    /** A bug in gol4j: the native library refused what the Java side should never ask. */
    INTERNAL,
}

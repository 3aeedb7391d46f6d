package io.github.gol4j.internal;

import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.internal.ffi.Gol4j;
import io.github.gol4j.internal.ffi.GolError;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** The one place where a native status becomes an exception. */
final class Status {

    private Status() {}

    /**
     * Returns if a call succeeded.
     *
     * @param status what the call returned
     * @param error what it wrote
     * @throws IllegalArgumentException if the caller's text is no rule or no pattern's name, if a
     *     pattern is one of another rule, or if the rule's bounded grid does not allow it
     * @throws GolException if anything else is wrong
     */
    static void check(int status, MemorySegment error) {
        if (status != Gol4j.GOL_OK()) {
            throw exception(status, message(error));
        }
    }

    private static RuntimeException exception(int status, String message) {
        if (status == Gol4j.GOL_INVALID_RULE()
                || status == Gol4j.GOL_BOUNDED_GRID()
                || status == Gol4j.GOL_UNKNOWN_PATTERN()
                || status == Gol4j.GOL_RULE_MISMATCH()) {
            return new IllegalArgumentException(message);
        }
        ErrorCode code = code(status);
        return new GolException(
                code,
                switch (code) {
                    case PANIC -> "a bug in gol4j's native library, please report it: " + message;
                    case INTERNAL ->
                            "a bug in gol4j, please report it: status %d: %s"
                                    .formatted(status, message);
                    default -> message;
                });
    }

    private static ErrorCode code(int status) {
        // Not a switch: the numbers are those of the header, and generated as methods.
        if (status == Gol4j.GOL_OUT_OF_PLANE()) {
            return ErrorCode.OUT_OF_PLANE;
        } else if (status == Gol4j.GOL_BEYOND_PLANE()) {
            return ErrorCode.BEYOND_PLANE;
        } else if (status == Gol4j.GOL_MEMORY_LIMIT()) {
            return ErrorCode.MEMORY_LIMIT;
        } else if (status == Gol4j.GOL_OUT_OF_MEMORY()) {
            return ErrorCode.OUT_OF_MEMORY;
        } else if (status == Gol4j.GOL_CANCELLED()) {
            return ErrorCode.CANCELLED;
        } else if (status == Gol4j.GOL_PANIC()) {
            return ErrorCode.PANIC;
        } else if (status == Gol4j.GOL_POISONED()) {
            return ErrorCode.POISONED;
        } else if (status == Gol4j.GOL_INVALID_KERNEL()) {
            return ErrorCode.INVALID_KERNEL;
        } else if (status == Gol4j.GOL_PATTERN_TOO_LARGE()) {
            return ErrorCode.PATTERN_TOO_LARGE;
        } else if (status == Gol4j.GOL_UNWRITABLE_PATTERN()) {
            return ErrorCode.UNWRITABLE_PATTERN;
        }
        return ErrorCode.INTERNAL;
    }

    /** The message that a call wrote. */
    static String message(MemorySegment error) {
        int length = GolError.message_length(error);
        byte[] utf8 = GolError.message(error).asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}

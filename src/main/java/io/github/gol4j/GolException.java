package io.github.gol4j;

import org.jspecify.annotations.Nullable;

/** Something failed that is not the caller's mistake. The {@link #code()} says what. */
public class GolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What it is about. */
    private final ErrorCode code;

    /**
     * Makes an exception.
     *
     * @param code what it is about
     * @param message what happened, and what to do
     */
    public GolException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param code what it is about
     * @param message what happened, and what to do
     * @param cause what led to it, or null
     */
    public GolException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@return what it is about} */
    public ErrorCode code() {
        return code;
    }
}

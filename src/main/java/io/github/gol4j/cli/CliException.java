package io.github.gol4j.cli;

/** What was asked for cannot be done here. The message says why, and what to do. */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CliException(String message) {
        super(message);
    }

    CliException(String message, Throwable cause) {
        super(message, cause);
    }
}

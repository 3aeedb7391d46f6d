package io.github.gol4j.cli;

/** The command line is well formed, but what it names is not there or is not valid. */
final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }

    BadInputException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}

package io.github.gol4j.cli;

import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import picocli.CommandLine;

/**
 * What the program exits with. 0, 1 and 2 are picocli's.
 *
 * <p>The rule: 2 if the command line is wrong whatever the input is, as an option that has no such
 * value; 3 if the pattern or the rule is wrong, or not one for these options; 1 if both are in
 * order and it failed all the same.
 */
final class ExitCode {

    static final int OK = CommandLine.ExitCode.OK;
    static final int FAILED = CommandLine.ExitCode.SOFTWARE;
    static final int BAD_INPUT = 3;
    static final int NO_LIBRARY = 4;

    /** As shells have it: 128 and the number of the signal. */
    static final int INTERRUPTED = 130;

    /** By a terminal that was closed. */
    static final int HUNG_UP = 129;

    private ExitCode() {}

    static int of(Exception failure) {
        if (failure instanceof BadInputException) {
            return BAD_INPUT;
        }
        return failure instanceof GolException gol ? of(gol.code()) : FAILED;
    }

    private static int of(ErrorCode code) {
        return switch (code) {
            case LIBRARY_UNAVAILABLE -> NO_LIBRARY;
            case BAD_PATTERN,
                    UNSUPPORTED_PATTERN,
                    PATTERN_TOO_LARGE,
                    UNWRITABLE_PATTERN,
                    UNSUPPORTED_RULE,
                    BEYOND_PLANE,
                    OUT_OF_PLANE ->
                    BAD_INPUT;
            default -> FAILED;
        };
    }
}

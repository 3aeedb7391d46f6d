package io.github.gol4j;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file or a text is no pattern that can be read. The {@link #code()} is {@link
 * ErrorCode#BAD_PATTERN}, {@link ErrorCode#UNSUPPORTED_PATTERN} or {@link
 * ErrorCode#PATTERN_TOO_LARGE}; the message says all of what the methods here say by parts.
 */
public final class PatternReadException extends GolException {

    private static final long serialVersionUID = 1L;

    /** The file, if it was one. */
    private final @Nullable String file;

    /** Where in it, if that can be said. */
    private final @Nullable Place place;

    /**
     * Makes an exception.
     *
     * @param code what it is about
     * @param message what is wrong, and what to do
     * @param file the file, or what else the text is from; null if nobody knows
     * @param place where in it, or null if it has no place
     */
    public PatternReadException(
            ErrorCode code, String message, @Nullable String file, @Nullable Place place) {
        super(code, file == null ? message : file + ": " + message);
        this.file = file;
        this.place = place;
    }

    /** {@return the file, or what else the text is from, as whoever reads it has named it} */
    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    /** {@return where it is wrong; empty if that is nowhere in particular} */
    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /**
     * A place in a file, and what is wrong there. Immutable, and safe for any thread.
     *
     * @param format what the file was read as
     * @param line the line, counted from 1
     * @param column the column, counted from 1 in characters
     * @param found what stands there
     * @param expected what can stand there
     */
    public record Place(PatternFormat format, long line, long column, String found, String expected)
            implements Serializable {}
}

package io.github.gol4j.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within bounds. Subclasses name them for picocli, which makes those itself. */
abstract class WholeNumber implements ITypeConverter<Integer> {

    private final int least;
    private final int most;
    private final String expected;

    WholeNumber(int least, int most) {
        this(least, most, "whole number from %d to %d".formatted(least, most));
    }

    /**
     * Makes a converter.
     *
     * @param least the least one
     * @param most the greatest one
     * @param expected what it is, for messages
     */
    WholeNumber(int least, int most, String expected) {
        this.least = least;
        this.most = most;
        this.expected = expected;
    }

    @Override
    public final Integer convert(String text) {
        try {
            int number = Integer.parseInt(text);
            if (least <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with what can be written.
        }
        throw new TypeConversionException("'%s' is no %s".formatted(text, expected));
    }
}

package io.github.gol4j.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within bounds. Subclasses name them for picocli, which makes those itself. */
abstract class WholeNumber implements ITypeConverter<Integer> {

    private final int least;
    private final int most;

    WholeNumber(int least, int most) {
        this.least = least;
        this.most = most;
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
        throw new TypeConversionException(
                "'%s' is no whole number from %d to %d".formatted(text, least, most));
    }
}

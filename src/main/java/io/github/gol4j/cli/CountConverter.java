package io.github.gol4j.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of things: 0 or more. */
final class CountConverter implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        long count;
        try {
            count = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'%s' is not a whole number below 2^63".formatted(text));
        }
        if (count < 0) {
            throw new TypeConversionException("%d is negative".formatted(count));
        }
        return count;
    }
}

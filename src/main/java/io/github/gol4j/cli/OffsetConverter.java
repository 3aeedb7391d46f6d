package io.github.gol4j.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A way to go. */
final class OffsetConverter implements ITypeConverter<OffsetConverter.Offset> {

    /** So many columns to the right and rows down. */
    record Offset(long dx, long dy) {}

    @Override
    public Offset convert(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Offset(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            }
        } catch (NumberFormatException e) {
            // Told below, with what can be written.
        }
        throw new TypeConversionException(
                "'%s' is not DX,DY with numbers of 64 bits, such as -10,20".formatted(text));
    }
}

package io.github.gol4j.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The size of a picture. */
record PixelSize(int width, int height) {

    private static final int LEAST = 200;
    private static final int MOST = 8_000;

    /** Reads {@code 800x600}. */
    static final class Converter implements ITypeConverter<PixelSize> {

        private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

        @Override
        public PixelSize convert(String text) {
            Matcher shape = SHAPE.matcher(text);
            if (shape.matches()) {
                int width = Integer.parseInt(shape.group(1));
                int height = Integer.parseInt(shape.group(2));
                if (LEAST <= Math.min(width, height) && Math.max(width, height) <= MOST) {
                    return new PixelSize(width, height);
                }
            }
            throw new TypeConversionException(
                    "'%s' is no size such as 800x600, with numbers from %d to %d"
                            .formatted(text, LEAST, MOST));
        }
    }
}

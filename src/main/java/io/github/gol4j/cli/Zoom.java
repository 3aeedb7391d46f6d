package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import io.github.gol4j.cli.view.View;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The scale of an image.
 *
 * @param shift 2^shift cells a side for each dot
 * @param square so many pixels a side for each dot
 */
record Zoom(int shift, int square) {

    private static final int LARGEST_SQUARE = 256;

    /** Small patterns are drawn no larger than this unless somebody wants it. */
    private static final int LARGEST_AUTOMATIC_SQUARE = 16;

    /** The largest scale at which a region is at most so many pixels a side. */
    static Zoom fitting(BoundingBox region, int pixels) {
        int shift = View.fittingShift(region, pixels, pixels);
        if (shift > 0) {
            return new Zoom(shift, 1);
        }
        long side = Math.max(region.width(), region.height());
        return new Zoom(0, (int) Math.min(LARGEST_AUTOMATIC_SQUARE, pixels / side));
    }

    /** Reads {@code 4}, pixels a cell, and {@code 1/8}, eight cells a pixel. */
    static final class Converter implements ITypeConverter<Zoom> {

        private static final Pattern SHAPE = Pattern.compile("(1/)?(\\d{1,18})");

        @Override
        public Zoom convert(String text) {
            Matcher shape = SHAPE.matcher(text);
            if (shape.matches()) {
                long number = Long.parseLong(shape.group(2));
                boolean smaller = shape.group(1) != null;
                if (smaller && Long.bitCount(number) == 1) {
                    return new Zoom(Long.numberOfTrailingZeros(number), 1);
                }
                if (!smaller && 1 <= number && number <= LARGEST_SQUARE) {
                    return new Zoom(0, (int) number);
                }
            }
            throw new TypeConversionException(
                    "'%s' is neither a number of pixels a cell from 1 to %d, such as 4, nor a fraction such as 1/8 whose lower part is a power of two"
                            .formatted(text, LARGEST_SQUARE));
        }
    }
}

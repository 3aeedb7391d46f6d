package io.github.gol4j.cli;

import io.github.gol4j.BoundingBox;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rectangle of cells: the left column, the top row, the width and the height. */
final class RegionConverter implements ITypeConverter<BoundingBox> {

    private static final Pattern SHAPE = Pattern.compile("(-?\\d+),(-?\\d+),(\\d+),(\\d+)");

    @Override
    public BoundingBox convert(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new TypeConversionException(
                    "'%s' is not X,Y,WIDTH,HEIGHT, such as -10,-10,64,48".formatted(text));
        }
        try {
            long x = Long.parseLong(shape.group(1));
            long y = Long.parseLong(shape.group(2));
            return new BoundingBox(x, y, end(x, shape.group(3)), end(y, shape.group(4)));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'%s' is empty or does not lie on the 64-bit plane".formatted(text));
        }
    }

    private static long end(long start, String length) {
        return Math.addExact(start, Long.parseLong(length) - 1);
    }
}

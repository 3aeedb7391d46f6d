package io.github.gol4j.cli;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of things, 0 or more: {@code 5206}, or a power such as {@code 2^64}. */
final class CountConverter implements ITypeConverter<BigInteger> {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,1000})(?:\\^(\\d{1,4}))?");

    /** The same of any size. */
    private static final Pattern ANY = Pattern.compile("\\d+(?:\\^\\d+)?");

    @Override
    public BigInteger convert(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            if (ANY.matcher(text).matches()) {
                throw new TypeConversionException(
                        "'%s' is too large: a number may have 1,000 digits, and an exponent 4"
                                .formatted(text));
            }
            throw new TypeConversionException(
                    "'%s' is neither a whole number from 0 nor a power such as 2^64"
                            .formatted(text));
        }
        BigInteger base = new BigInteger(number.group(1));
        String power = number.group(2);
        return power == null ? base : base.pow(Integer.parseInt(power));
    }

    /** The same where no more than 2^63 - 1 make sense. */
    static final class Small implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            BigInteger count = new CountConverter().convert(text);
            if (count.bitLength() >= Long.SIZE) {
                throw new TypeConversionException("'%s' is not below 2^63".formatted(text));
            }
            return count.longValueExact();
        }
    }
}

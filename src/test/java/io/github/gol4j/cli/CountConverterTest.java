package io.github.gol4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class CountConverterTest {

    private final CountConverter converter = new CountConverter();

    @Test
    void aCountIsAWholeNumberOrAPower() {
        assertEquals(BigInteger.valueOf(5206), converter.convert("5206"));
        assertEquals(BigInteger.TEN.pow(1000), converter.convert("10^1000"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1e30", "2^", "2^-1", "1.5", "''"})
    void anythingElseIsToldWhatItIsNot(String text) {
        var refused = assertThrows(TypeConversionException.class, () -> converter.convert(text));
        assertEquals(
                "'%s' is neither a whole number from 0 nor a power such as 2^64".formatted(text),
                refused.getMessage());
    }

    @Test
    void oneThatIsTooLargeIsToldTheLimits() {
        var refused =
                assertThrows(TypeConversionException.class, () -> converter.convert("2^10000"));
        assertEquals(
                "'2^10000' is too large: a number may have 1,000 digits, and an exponent 4",
                refused.getMessage());
    }
}

package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    /** Also where rounding is what makes a number too large for its unit. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0         | 0.00 ns",
                "999.4     | 999 ns",
                "999.96    | 1.00 µs",
                "999400    | 999 µs",
                "999960    | 1.00 ms",
                "999400000 | 999 ms",
                "999960000 | 1.00 s",
            })
    void aTimeHasTheUnitOfItsSize(double nanos, String text) {
        assertEquals(text, Units.time(nanos));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7         | 7",
                "7.5       | 7.50",
                "9999      | 9,999",
                "10000     | 10.0 thousand",
                "999400    | 999 thousand",
                "999960    | 1.00 million",
                "999960000 | 1.00 thousand million",
            })
    void aNumberHasTheWordsOfItsSize(double number, String text) {
        assertEquals(text, Units.count(number));
    }
}

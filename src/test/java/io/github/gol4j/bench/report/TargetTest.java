package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | 20.1 | aim reached",
                "false | 20 | aim reached",
                "false | 8 | must reached, aim missed",
                "false | 7.99 | missed",
                "true | 8 | aim reached",
                "true | 20 | must reached, aim missed",
                "true | 20.1 | missed",
                "true | NaN | not measured",
            })
    void saysWhatWasReached(boolean lower, double measured, String verdict) {
        double must = lower ? 20 : 8;
        double aim = lower ? 8 : 20;
        assertEquals(verdict, new Target("speed", measured, must, aim, lower).verdict());
    }

    /** Rounded to three digits, the odd ones here would be on the other side of a goal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | 8     | 20  | 8      | 8.00×",
                "false | 8     | 20  | 7.996  | 7.996×",
                "false | 8     | 20  | 7.9951 | 7.995×",
                "false | 8     | 20  | 19.97  | 19.97×",
                "false | 8     | 20  | 8.004  | 8.00×",
                "false | 100   | 300 | 99.97  | 99.97×",
                "false | 1000  | 3000 | 999.9999 | 999.9999×",
                "false | 1000  | 3000 | 2999.7 | 2,999.7×",
                "true  | 1     | 0.5 | 1      | 1.00×",
                "true  | 1     | 0.5 | 1.0049 | 1.005×",
                "true  | 1     | 0.5 | 0.996  | 1.00×",
                "true  | 1     | 0.5 | 0.5004 | 0.5004×",
                "true  | 1     | 0.5 | NaN    | –",
            })
    void whatIsJustMissedIsNotRoundedToWhatIsReached(
            boolean lower, double must, double aim, double measured, String figure) {
        assertEquals(figure, new Target("speed", measured, must, aim, lower).figure());
    }
}

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
}

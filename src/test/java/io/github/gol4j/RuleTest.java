package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"B3/S23", "b3/s23", "B3S23", "S32/B3", "23/3"})
    void equalRulesAreEqualHoweverTheyAreWritten(String text) {
        Rule rule = Rule.of(text);
        assertEquals(Rule.LIFE, rule);
        assertEquals(Rule.LIFE.hashCode(), rule.hashCode());
        assertEquals("B3/S23", rule.toString());
        assertNotEquals(Rule.HIGH_LIFE, rule);
    }

    @ParameterizedTest
    @CsvSource({
        "day & night,B3678/S34678",
        "b2cekin_s12,B2-a/S12",
        "b2/s013v,B2/S013V",
        "b245/s3h,B245/S3H",
        "w110,W110",
        "mapAIAAAA==,MAPAIAAAA",
        "'b3/s23:t30-37,20','B3/S23:T30-7,20'",
        "'b3/s23:k30','B3/S23:K30,30*'",
    })
    void rulesOfEveryFamilyHaveACanonicalForm(String text, String canonical) {
        assertEquals(canonical, Rule.of(text).toString());
        assertEquals(Rule.of(canonical), Rule.of(text));
    }

    @Test
    void theConstantsAreWhatTheirTextSays() {
        for (Rule rule : List.of(Rule.LIFE, Rule.HIGH_LIFE, Rule.SEEDS, Rule.DAY_AND_NIGHT)) {
            assertEquals(rule, Rule.of(rule.toString()));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'',it is empty",
        "B3/S9,unexpected '9' at character 5",
        "23,there is no slash",
        "B3/S23x,unexpected 'x' at character 7",
        "lief,no rule of this name is known",
        "B3/S23:T30x,unexpected 'x' at character 11",
        "345/2/4,it is of the Generations family",
        "'R5,C2,S33-57,B34-45',it is of the Larger than Life family",
    })
    void whatIsNoRuleIsToldWhereAndWhy(String text, String problem) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Rule.of(text));
        assertTrue(failure.getMessage().contains(problem), failure.getMessage());
    }

    @Test
    void anyStringIsEitherARuleOrAnException() {
        assertThrows(NullPointerException.class, () -> Rule.of(null));
        assertThrows(IllegalArgumentException.class, () -> Rule.of("B3/S2\ud800"));
        assertThrows(IllegalArgumentException.class, () -> Rule.of("9".repeat(1_000_000)));
        assertEquals(Rule.LIFE, Rule.of("B" + "3".repeat(100_000) + "/S23"));
    }
}

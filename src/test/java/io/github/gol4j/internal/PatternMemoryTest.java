package io.github.gol4j.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.Pattern;
import io.github.gol4j.Soup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Patterns that nobody has any more")
class PatternMemoryTest {

    @Test
    void areFreedBeforeTheyTakeAllMemory() {
        // Several megabytes each, of which the heap sees some dozen bytes.
        Pattern soup = Pattern.soup(Soup.of(4_096, 4_096));
        long each = PatternMemory.taken();
        assertTrue(each > 1 << 20, "bytes: " + each);
        long most = 0;
        for (int i = 0; i < 600; i++) {
            soup.translate(0, i);
            most = Math.max(most, PatternMemory.taken());
        }
        assertTrue(most < 300 * each, "%d bytes of %d each".formatted(most, each));
    }
}

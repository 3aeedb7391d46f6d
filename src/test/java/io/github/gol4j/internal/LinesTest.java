package io.github.gol4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void eachLineEndsWithALineFeed() {
        assertEquals(List.of(), new Lines(""));
        assertEquals(List.of(""), new Lines("\n"));
        assertEquals(List.of("a", "", " b ", ""), new Lines("a\n\n b \n\n"));
        List<String> many = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
        assertEquals(many, new Lines(String.join("\n", many) + "\n"));
    }

    @Test
    void itIsReadOnlyAndHasNoOtherLines() {
        Lines lines = new Lines("a\n");
        assertThrows(IndexOutOfBoundsException.class, () -> lines.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> lines.get(-1));
        assertThrows(UnsupportedOperationException.class, () -> lines.add("b"));
    }
}

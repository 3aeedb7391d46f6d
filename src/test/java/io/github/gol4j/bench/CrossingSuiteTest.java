package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.bench.report.JmhFile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of the way there and back, in time and in garbage. */
class CrossingSuiteTest {

    private static JmhFile crossing(JmhFile file, SetKind kind, long nanos) {
        return file.add("thereAndBack", Map.of("kind", kind.name(), "cells", "1000"), nanos);
    }

    private static String report(JmhFile file) throws IOException {
        return JmhFile.markdown(new CrossingSuite().report(file.results()));
    }

    @Test
    void timesAndGarbageAreForACell() throws IOException {
        JmhFile file = new JmhFile();
        crossing(file, SetKind.HASH_SET, 60_000).garbage(80_000);
        crossing(file, SetKind.CELL_SET, 20_000).garbage(16_000);
        String text = report(file);
        assertContains(text, "| a cell there and back | 1,000 cells |");
        assertContains(text, "| HashSet | 60.0 ns ± 0 % |");
        assertContains(text, "| CellSet | 20.0 ns ± 0 % |");
        assertContains(text, "| garbage for a cell | 1,000 cells |");
        assertContains(text, "| HashSet | 80.0 B |");
        assertContains(text, "| CellSet | 16.0 B |");
        assertContains(
                text,
                "At 1,000 cells a CellSet crosses 3.00× as fast as a HashSet, with 20.0 % of the"
                        + " garbage: its cells are an array of numbers and no objects.");
    }

    /** JMH leaves it out where its profiler does not work. */
    @Test
    void garbageThatWasNotMeasuredIsNoFigure() throws IOException {
        JmhFile file = new JmhFile();
        crossing(file, SetKind.HASH_SET, 60_000).garbage(80_000);
        crossing(file, SetKind.CELL_SET, 20_000);
        String text = report(file);
        assertContains(text, "| CellSet | – |");
        assertContains(
                text,
                "At 1,000 cells a CellSet crosses 3.00× as fast as a HashSet: its cells are an array"
                        + " of numbers and no objects.");
        assertFalse(text.contains("NaN"), text);
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "no “%s” in:%n%s".formatted(part, text));
    }
}

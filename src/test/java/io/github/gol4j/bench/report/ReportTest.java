package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file that JMH wrote to the two files of the report. */
class ReportTest {

    @TempDir Path folder;

    private static Results jmh() throws IOException, URISyntaxException {
        return Results.read(
                Path.of(Objects.requireNonNull(ReportTest.class.getResource("jmh.json")).toURI()));
    }

    private static Result step(String contender) throws IOException, URISyntaxException {
        return jmh().find("step", Map.of("contender", contender, "generations", 1)).orElseThrow();
    }

    @Test
    void timesOfSingleCallsGiveMedianQuartilesAndGarbage() throws Exception {
        Result result = step("GOL4J_HASH_SET");
        assertEquals(19_234_816, result.nanos());
        assertEquals("19.2 ms (18.4 ms – 21.3 ms)", result.withSpread());
        assertEquals(33_554_432, result.percentile(99.9));
        assertEquals(18_234_988.4, result.bytes());
    }

    @Test
    void meansOfIterationsGiveTheirMedian() throws Exception {
        Result result = jmh().find("ffm", Map.of()).orElseThrow();
        assertEquals((7.727603502651116 + 7.882453449068666) / 2, result.nanos(), 1e-12);
    }

    @Test
    void aCaseThatWasNotMeasuredIsNotFound() throws Exception {
        assertTrue(jmh().find("step", Map.of("contender", "NOBODY")).isEmpty());
        assertEquals(List.of("soup-100000"), jmh().values("step", "board"));
    }

    @Test
    void bothFilesHaveMachineGoalsTablesAndWords() throws Exception {
        double ratio = step("JAVA_SET").nanos() / step("GOL4J_HASH_SET").nanos();
        Chart chart = new Chart("Time & size", "cells", "time", Units::time);
        chart.add("a <b>", 10, 100);
        chart.add("a <b>", 1_000, 20_000);
        Section section =
                new Section("Step")
                        .say("Is %d < 2?", 1)
                        .add(new Table("a|b", "time").row("x", step("JAVA_SET").withSpread()))
                        .add(chart)
                        .add(new Target("against sets", ratio, 5, 15, false))
                        .add(new Target("against itself", 1, 1, 0.5, true));
        Report.write(
                folder,
                Run.now("little", "-Xmx1g"),
                List.of("No 100 %."),
                Optional.empty(),
                List.of(section));

        String markdown = Files.readString(folder.resolve("report.md"));
        assertContains(markdown, "| effort | little |");
        assertContains(markdown, "| JVM options | -Xmx1g |");
        assertContains(markdown, "| gol4j | ");
        assertContains(markdown, "| processor | ");
        assertContains(markdown, "| commit | unknown |");
        assertContains(markdown, " GiB |");
        assertContains(markdown, "| JSON-RPC | server jsonrpsee unknown, client jsonrpc4j 1.");
        assertContains(markdown, "\nNo 100 %.\n");
        assertContains(
                markdown,
                "| against sets | at least 5.00× | at least 15.0× | 6.49× | must reached, aim"
                        + " missed |");
        assertContains(
                markdown,
                "| against itself | at most 1.00× | at most 0.50× | 1.00× | must reached, aim"
                        + " missed |");
        assertContains(markdown, "| a\\|b | time |\n|---|---|\n| x | 125 ms (118 ms – 132 ms) |");
        assertContains(markdown, "\nIs 1 < 2?\n");

        String html = Files.readString(folder.resolve("report.html"));
        assertContains(html, "<p>Is 1 &lt; 2?</p>");
        assertContains(html, "<tr><td>x</td><td>125 ms (118 ms – 132 ms)</td></tr>");
        assertContains(html, "<td class=\"words\">must reached, aim missed</td>");
        assertContains(html, "<title>Time &amp; size</title>");
        assertContains(html, ">a &lt;b&gt;</text>");
        assertContains(html, ">10 µs</text>");
        assertFalse(html.contains("src=") || html.contains("href="), "needs another file");
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "no “%s” in:%n%s".formatted(part, text));
    }
}

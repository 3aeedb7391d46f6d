package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.bench.report.JmhFile;
import io.github.gol4j.bench.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report of suites that were measured one by one. */
class ResultsFolderTest {

    private static final Run NOW = Run.now("little", "-Xmx1g");

    @TempDir Path folder;

    /** All suites that are not in a report, but for some of the first three. */
    private static Set<String> others(String... more) {
        Set<String> names = new java.util.TreeSet<>(Set.of("transport", "universe", "start"));
        names.addAll(Set.of(more));
        return names;
    }

    @BeforeEach
    void measureStepAndCall() throws IOException {
        new JmhFile()
                .add("java", Map.of(), 1)
                .add("ffm", Map.of(), 12)
                .add("jni", Map.of(), 10)
                .add("ffmCritical", Map.of(), 2)
                .add("gol4j", Map.of(), 12)
                .write(folder.resolve("call.json"));
        NOW.write(folder.resolve("call.properties"));
        new JmhFile()
                .add(
                        "step",
                        Map.of("board", "acorn", "generations", "1", "contender", "JAVA_SET"),
                        1_000)
                .write(folder.resolve("step.json"));
        NOW.write(folder.resolve("step.properties"));
    }

    private Map<String, String> write(String... failed) throws IOException {
        return new ResultsFolder(folder, Effort.QUICK, NOW).write(Set.of(failed));
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("report.md"));
    }

    private static Run on(LocalDate date) {
        return new Run(NOW.conditions(), NOW.commit(), date, List.of());
    }

    /** A run like this one but for some of what must be alike. */
    private static Run with(Map<String, String> others) {
        Map<String, String> conditions = new LinkedHashMap<>(NOW.conditions());
        conditions.putAll(others);
        return new Run(conditions, NOW.commit(), LocalDate.of(2026, 1, 2), List.of());
    }

    @Test
    void allThatWasMeasuredAlikeIsInTheReport() throws IOException {
        assertEquals(others("crossing"), new java.util.TreeSet<>(write().keySet()));
        assertContains("\n## Call overhead\n");
        assertContains("\n## Step\n");
        assertContains(
                "Not in this report: crossing (not measured); transport (not measured); universe"
                        + " (not measured); start (not measured). To measure what is missing in the"
                        + " same way: `scripts/bench --quick crossing transport universe start`.");
        assertFalse(report().contains("one day"), "names days though all are one");
        assertFalse(report().contains("one commit"), "names commits though all are one");
    }

    @Test
    void whatWasMeasuredOtherwiseIsSetAside() throws IOException {
        write();
        String full = report();
        String figures = Files.readString(folder.resolve("call.json"));
        ResultsFolder quick =
                new ResultsFolder(folder, Effort.QUICK, with(Map.of("effort", "less")));
        for (Suite suite : Suite.ALL) {
            if (Set.of("call", "step").contains(suite.name())) {
                quick.keep(suite, List.of(), List.of());
                quick.write(Set.of());
            }
        }
        Path aside = folder.resolve("before");
        assertEquals(figures, Files.readString(aside.resolve("call.json")));
        assertTrue(Files.exists(aside.resolve("step.properties")));
        assertEquals(full, Files.readString(aside.resolve("report.md")));
        assertTrue(Files.exists(aside.resolve("report.html")));
    }

    @Test
    void theDaysAreNamedWhereTheyDiffer() throws IOException {
        on(LocalDate.of(2026, 1, 2)).write(folder.resolve("call.properties"));
        write();
        assertContains(
                "Not all was measured on one day: call on 2026-01-02, step on %s."
                        .formatted(NOW.date()));
    }

    /** They are of one version, which says nothing between releases. */
    @Test
    void theCommitsAreNamedWhereTheyDiffer() throws IOException {
        Run other = new Run(NOW.conditions(), "1234567 with changes", NOW.date(), List.of());
        other.write(folder.resolve("call.properties"));
        write();
        assertContains(
                "Not all was measured from one commit: call from commit 1234567 with changes, step"
                        + " from commit %s.".formatted(NOW.commit()));
        other.write(folder.resolve("step.properties"));
        write();
        assertContains("All was measured from commit 1234567 with changes.");
    }

    @Test
    void whatWasMeasuredOtherwiseIsLeftOut() throws IOException {
        with(Map.of("effort", "much", "gol4j", "an older one"))
                .write(folder.resolve("call.properties"));
        assertEquals("measured on 2026-01-02, with different effort, gol4j", write().get("call"));
        assertFalse(report().contains("Call overhead"), "has what is not comparable");
        assertContains("\n## Step\n");
        assertContains("Not in this report: call (measured on 2026-01-02, with different effort,");
    }

    /** The report describes one machine and one set of libraries, which are those of all in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"processors used", "memory", "system", "JSON-RPC", "gRPC", "JNI", "JMH"})
    void whatWasMeasuredOnOtherThingsIsLeftOut(String condition) throws IOException {
        with(Map.of(condition, "another")).write(folder.resolve("call.properties"));
        assertEquals("measured on 2026-01-02, with different " + condition, write().get("call"));
        assertContains("\n| %s | %s |\n".formatted(condition, NOW.conditions().get(condition)));
    }

    /** As a harness wrote it that did not know of all of them yet. */
    @Test
    void whatDoesNotSayHowItWasMeasuredIsLeftOut() throws IOException {
        Map<String, String> fewer = new LinkedHashMap<>(NOW.conditions());
        fewer.remove("memory");
        new Run(fewer, NOW.commit(), LocalDate.of(2026, 1, 2), List.of())
                .write(folder.resolve("call.properties"));
        assertEquals("measured on 2026-01-02, with different memory", write().get("call"));
        Files.writeString(folder.resolve("call.properties"), "effort=little");
        assertEquals("not measured", write().get("call"));
    }

    @Test
    void whatCouldNotBeMeasuredIsNamed() throws IOException {
        NOW.leavingOut(List.of("No 100 % cache.", "No vectors."))
                .write(folder.resolve("call.properties"));
        write();
        assertContains("\n\nNo 100 % cache.\n\nNo vectors.\n");
    }

    /** Though results of an earlier run are there. */
    @Test
    void whatFailedNowIsLeftOut() throws IOException {
        assertEquals("failed", write("step").get("step"));
        assertFalse(report().contains("## Step"), "has old results as if they were new");
        assertContains("step (failed)");
        assertContains("\n## Call overhead\n");
    }

    @Test
    void whatCannotBeReadIsLeftOut() throws IOException {
        Files.writeString(folder.resolve("step.json"), "[");
        assertTrue(write().get("step").startsWith("its results cannot be read: "));
        assertContains("\n## Call overhead\n");
    }

    @Test
    void aSmokeRunJudgesNothing() throws IOException {
        write();
        assertContains("\n## Goals\n");
        new ResultsFolder(folder, Effort.SMOKE, NOW).write(Set.of());
        assertContains("\n**These times mean nothing,");
        assertFalse(report().contains("## Goals"), "judges");
    }

    @Test
    void aQuickRunSaysThatServicesMayNotBeWarm() throws IOException {
        new JmhFile()
                .add("step", Map.of("transport", "FFM", "board", "acorn"), 1_000)
                .write(folder.resolve("transport.json"));
        NOW.write(folder.resolve("transport.properties"));
        write();
        assertContains("may not be warm yet");
        new ResultsFolder(folder, Effort.FULL, NOW).write(Set.of());
        assertFalse(report().contains("may not be warm yet"), "warns of a full run");
    }

    @Test
    void aSmokeRunHasAFolderOfItsOwn() {
        assertEquals(folder.resolve("smoke"), Effort.SMOKE.folder(folder));
        assertEquals(folder, Effort.QUICK.folder(folder));
        assertEquals(folder, Effort.FULL.folder(folder));
    }

    private void assertContains(String part) throws IOException {
        String text = report();
        assertTrue(text.contains(part), () -> "no “%s” in:%n%s".formatted(part, text));
    }
}

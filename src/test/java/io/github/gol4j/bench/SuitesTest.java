package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.bench.report.JmhFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the suites say of what was measured, wins and losses. */
class SuitesTest {

    @Test
    void stepSaysWhereTheCrossoverIsAndWhatWasReached() throws IOException {
        JmhFile file = new JmhFile();
        step(file, "soup-1000", "1", Contender.GOL4J_HASH_SET, 2_000);
        step(file, "soup-1000", "1", Contender.JAVA_SET, 4_000);
        step(file, "soup-1000", "1", Contender.JAVA_TILES_HASH_SET, 1_000);
        step(file, "soup-100000", "1", Contender.GOL4J_HASH_SET, 1_000_000);
        step(file, "soup-100000", "1", Contender.JAVA_SET, 20_000_000);
        step(file, "soup-100000", "1", Contender.JAVA_TILES_HASH_SET, 2_000_000);
        step(file, "soup-1000", "1", Contender.GOL4J_CELL_SET, 3_000);
        step(file, "soup-1000", "1", Contender.JAVA_TILES_ARRAY, 1_000);
        step(file, "soup-100000", "1", Contender.GOL4J_CELL_SET, 300_000);
        step(file, "soup-100000", "1", Contender.JAVA_TILES_ARRAY, 100_000);
        step(file, "soup-100000", "1", Contender.ENGINE_ALONE, 100_000);
        String text = JmhFile.markdown(new StepSuite().report(file.results()));
        assertContains(
                text,
                "In a HashSet, against the fastest Java that takes one, soups, n = 1: of 1,000 to 100"
                        + " thousand cells, Java is the better choice (2.00× as fast); from about 10.0"
                        + " thousand on, gol4j is the better choice (2.00× as fast).");
        assertContains(
                text,
                "In a HashSet, against the set algorithm, soups, n = 1: at every size measured, 1,000"
                        + " to 100 thousand cells, gol4j is the better choice (2.00× to 20.0× as"
                        + " fast).");
        assertContains(
                text,
                "In flat storage, against the fastest Java, soups, n = 1: at every size measured,"
                        + " 1,000 to 100 thousand cells, Java is the better choice (3.00× as fast).");
        assertContains(text, "against Rust alone: 3.00×, missed");
        assertContains(text, "the same soup, against the set algorithm: 20.0×, aim reached");
        assertContains(text, "from the Acorn, against the set algorithm: –, not measured");
        assertContains(text, "| Rust by JNI, long[] | not run | not run |");
        assertContains(text, "what a quick run does without.");
    }

    /** Not with Java's tiles, which the goal would not be reached against. */
    @Test
    void stepComparesTheAcornWithTheSetAlgorithm() throws IOException {
        JmhFile file = new JmhFile();
        step(file, "soup-100000", "1", Contender.GOL4J_CELL_SET, 1_000);
        step(file, "acorn", "1000", Contender.GOL4J_HASH_SET, 1_000);
        step(file, "acorn", "1000", Contender.JAVA_SET, 150_000);
        step(file, "acorn", "1000", Contender.JAVA_TILES_HASH_SET, 3_000);
        assertContains(
                JmhFile.markdown(new StepSuite().report(file.results())),
                "from the Acorn, against the set algorithm: 150×, must reached, aim missed");
    }

    @Test
    void stepSaysWhyTheSetAlgorithmWasNotRun() throws IOException {
        JmhFile file = new JmhFile();
        for (Contender contender : Contender.values()) {
            step(file, "soup-10", "1000", contender, 1_000);
            if (contender != Contender.JAVA_SET) {
                step(file, "soup-1000000", "1000", contender, 1_000_000);
            }
        }
        String text = JmhFile.markdown(new StepSuite().report(file.results()));
        assertContains(
                text,
                "\nNot run: “Java, set algorithm, HashSet” where it takes some seconds a call or more.\n");
    }

    @Test
    void stepSaysNothingOfThatWhereAllWasRun() throws IOException {
        JmhFile file = new JmhFile();
        for (Contender contender : Contender.values()) {
            step(file, "soup-10", "1", contender, 1_000);
        }
        String text = JmhFile.markdown(new StepSuite().report(file.results()));
        assertFalse(text.toLowerCase(Locale.ROOT).contains("not run"), text);
    }

    @Test
    void universeSaysWhyTilesWereNotRun() throws IOException {
        JmhFile file = new JmhFile();
        universe(file, Engine.HASHLIFE, "1024", 10_000_000);
        String reason = "\nNot run: tiles, which would need minutes for so many generations.\n";
        assertContains(JmhFile.markdown(new UniverseSuite().report(file.results())), reason);
        universe(file, Engine.JAVA_TILES, "1024", 10_000_000);
        String text = JmhFile.markdown(new UniverseSuite().report(file.results()));
        assertFalse(text.contains(reason), text);
    }

    @Test
    void stepSaysWhoIsTheFastestOnTheAcorn() throws IOException {
        JmhFile file = new JmhFile();
        step(file, "acorn", "10", Contender.GOL4J_CELL_SET, 2_000);
        step(file, "acorn", "10", Contender.JAVA_SET, 1_000);
        step(file, "acorn", "10", Contender.ENGINE_ALONE, 500);
        String text = JmhFile.markdown(new StepSuite().report(file.results()));
        assertContains(
                text,
                "The Acorn, n = 10: “Java, set algorithm, HashSet” is the fastest way. gol4j takes"
                        + " 2.00× that time with a CellSet, (not run) with a HashSet; the set"
                        + " algorithm takes 1.00×.");
        assertContains(text, "| gol4j, CellSet | 2.00 µs ± 0 % |");
    }

    private static void step(
            JmhFile file, String board, String generations, Contender contender, long nanos) {
        file.add(
                "step",
                Map.of("board", board, "generations", generations, "contender", contender.name()),
                nanos);
    }

    @Test
    void universeComparesWithTheBestJava() throws IOException {
        JmhFile file = new JmhFile();
        universe(file, Engine.TILED, "1024", 10_000_000);
        universe(file, Engine.TILED, "1", 20_000_000);
        universe(file, Engine.JAVA_TILES, "1024", 90_000_000);
        universe(file, Engine.JAVA_VECTOR, "1024", 25_000_000);
        String text = JmhFile.markdown(new UniverseSuite().report(file.results()));
        assertContains(
                text,
                "| gol4j, tiles, 1 thread | 102 thousand | 10.0 ms (10.0 ms – 10.0 ms) | 2.50× |");
        assertContains(
                text,
                "The fastest is “gol4j, tiles, 1 thread”. One thread of native tiles is 2.50× as"
                        + " fast as the fastest tiles in Java. A call for each generation takes"
                        + " native tiles 2.00× as long as one call for all.");
        assertContains(text, "one thread, against the best in Java: 2.50×, missed");
        assertContains(text, "without the Vector API: 9.00×, must reached, aim missed");
    }

    @Test
    void universeSaysSoWhereJavaIsFaster() throws IOException {
        JmhFile file = new JmhFile();
        universe(file, Engine.TILED, "1024", 30_000_000);
        universe(file, Engine.TILED, "1", 40_000_000);
        universe(file, Engine.JAVA_TILES, "1024", 10_000_000);
        universe(file, Engine.JAVA_TILES, "1", 20_000_000);
        String text = JmhFile.markdown(new UniverseSuite().report(file.results()));
        assertContains(text, "The fastest is “Java, tiles”.");
        assertContains(
                text,
                "A call for each generation takes native tiles 1.33× as long as one call for all."
                        + " They take 2.00× the time of Java's best called so, and lose.");
        assertContains(
                text,
                "| Java, tiles, a call for each generation | 51.2 thousand | 20.0 ms (20.0 ms – 20.0"
                        + " ms) | 1.00× |");
        assertContains(text, "is 3.00× as slow as the fastest tiles in Java.");
    }

    @Test
    void transportShowsNoPercentileOfTooFewCalls() throws IOException {
        JmhFile file = new JmhFile();
        file.add("step", Map.of("transport", "FFM", "board", "acorn"), 1_000);
        String text = JmhFile.markdown(new TransportSuite().report(file.results()));
        assertContains(
                text,
                "| FFM, in process | 1.00 million | 1.00 µs | too few | too few | 3 | 16.0 |\n\n"
                        + "Too few: no call is beyond that percentile.\n");
    }

    @Test
    void universeKnowsATie() throws IOException {
        JmhFile file = new JmhFile();
        universe(file, Engine.TILED, "1024", 10_000_000);
        universe(file, Engine.GOL4J, "1024", 10_000_000);
        universe(file, Engine.JAVA_TILES, "1024", 20_000_000);
        assertContains(
                JmhFile.markdown(new UniverseSuite().report(file.results())),
                "The fastest is “gol4j, engine chosen by itself, 1 thread”, in a tie, as quartiles"
                        + " overlap, with “gol4j, tiles, 1 thread”.");
    }

    private static void universe(JmhFile file, Engine engine, String perCall, long nanos) {
        file.add(
                "advance",
                Map.of(
                        "board",
                        "soup-393216",
                        "generations",
                        "1024",
                        "perCall",
                        perCall,
                        "engine",
                        engine.name()),
                nanos);
    }

    private static String call(long java, long critical, long ffm, long jni) throws IOException {
        JmhFile file = new JmhFile();
        file.add("java", Map.of(), java).add("ffmCritical", Map.of(), critical);
        file.add("ffm", Map.of(), ffm).add("gol4j", Map.of(), ffm).add("jni", Map.of(), jni);
        return JmhFile.markdown(new CallSuite().report(file.results()));
    }

    @Test
    void callOverheadIsAMissWhereFfmIsSlower() throws IOException {
        String text = call(1, 2, 12, 10);
        assertContains(
                text,
                "An empty call by FFM takes 12.0 ns, which is 1.20× the time of JNI, 10.0 ns.");
        assertContains(text, "empty FFM call, against JNI: 1.20×, missed");
    }

    @Test
    void callOverheadSaysWhatNativeCallsCost() throws IOException {
        assertContains(
                call(1, 3, 12, 10),
                "A plain call in Java takes 1.00 ns, and the native ones 2.00 ns to 11.0 ns more:"
                        + " what a native function does has to be worth that. A critical call leaves"
                        + " out telling the garbage collector that the thread is away: it takes"
                        + " 9.00 ns less.");
    }

    @Test
    void callOverheadSaysSoWhereThereIsNone() throws IOException {
        assertContains(
                call(5, 14, 5, 10),
                "A plain call in Java takes 5.00 ns, and not every native one takes more. A"
                        + " critical call leaves out telling the garbage collector that the thread is"
                        + " away: it takes 9.00 ns more.");
    }

    private static String start(long nothing, long java, long gol4j) throws IOException {
        JmhFile file = new JmhFile();
        file.add("run", Map.of("program", "NOTHING", "sharing", "DEFAULT"), nothing);
        file.add("run", Map.of("program", "JAVA", "sharing", "DEFAULT"), java);
        file.add("run", Map.of("program", "GOL4J", "sharing", "DEFAULT"), gol4j);
        return JmhFile.markdown(new StartSuite().report(file.results()));
    }

    @Test
    void startSaysWhatAShortRunLoses() throws IOException {
        String text = start(40_000_000, 60_000_000, 90_000_000);
        assertContains(
                text,
                "As it is started mostly, gol4j takes 30.0 ms longer than Java's tiles: a program that"
                        + " makes one such run only has its result sooner without it.");
        assertContains(text, "The JVM alone takes 40.0 ms of gol4j's 90.0 ms.");
    }

    @Test
    void startSaysSoWhereAShortRunWins() throws IOException {
        assertContains(
                start(40_000_000, 90_000_000, 60_000_000),
                "gol4j takes 30.0 ms less than Java's tiles: a program that makes one such run"
                        + " only has its result sooner with it.");
    }

    @Test
    void startMeasuresWhatThisJdkCanDoAndSaysWhatItCannot() {
        Suite suite =
                new StartSuite(
                        sharing ->
                                sharing == StartBenchmark.Sharing.AOT
                                        ? Optional.of("it ended with 1")
                                        : Optional.empty());
        Plans plans = suite.plans(Effort.FULL);
        assertArrayEquals(
                new String[] {"OFF", "DEFAULT", "ARCHIVE"},
                plans.all().getFirst().parameters().get("sharing"));
        assertEquals(
                List.of(
                        "Starts with an AOT cache were left out, because this JDK did not make one that it can use:"
                                + " it ended with 1"),
                plans.leftOut());
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "no “%s” in:%n%s".formatted(part, text));
    }
}

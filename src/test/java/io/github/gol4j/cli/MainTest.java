package io.github.gol4j.cli;

import static io.github.gol4j.cli.Gol4j.gol4j;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.gol4j.Pattern;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void smokeProvesTheInstallation() {
        Gol4j.Result result = gol4j("smoke");
        assertEquals(0, result.exitCode());
        assertEquals("", result.err());
        assertTrue(result.out().contains("457 cells"), result.out());
        assertTrue(result.out().contains("ABI version"), result.out());
        assertTrue(result.out().endsWith("Computation is correct!" + System.lineSeparator()));
    }

    @Test
    void smokeHasItsProofAsJson() throws IOException {
        Gol4j.Result result = gol4j("smoke", "--json");
        assertEquals(0, result.exitCode());
        Map<String, String> json = json(result.out());
        assertEquals("457", json.get("population"));
        assertEquals("1000", json.get("generation"));
        assertEquals("true", json.get("correct"));
        assertEquals("2", json.get("abiVersion"));
    }

    @Test
    void runPrintsWhatBecameOfAPattern() {
        Gol4j.Result result = gol4j("run", "r-pentomino", "--generations", "1103");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals("", result.err());
        Map<String, String> rows = new TreeMap<>();
        result.out().lines().forEach(l -> rows.put(l.split(" {2,}")[0], l.split(" {2,}")[1]));
        assertEquals("1103", rows.get("generation"));
        assertEquals("116", rows.get("population"));
        assertTrue(
                rows.get("bounding box").matches("x -?\\d+\\.\\.-?\\d+, y .* \\(\\d+ x \\d+\\)"));
        assertTrue(rows.get("time").endsWith(" s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "tiled", "HashLife"})
    void everyEngineComputesTheSame(String engine) {
        Gol4j.Result result =
                gol4j(
                        "run",
                        "acorn",
                        "-g",
                        "5206",
                        "--engine",
                        engine,
                        "--memory",
                        "64M",
                        "--threads",
                        "2");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().matches("(?s).*population +633\\R.*"), result.out());
        assertTrue(result.out().matches("(?s).*engine +(tiled|hashlife)\\R.*"), result.out());
    }

    @Test
    void hashLifeRunsPastThePlane() {
        Gol4j.Result result =
                gol4j("run", "glider", "-g", "9223372036854775807", "--engine", "hashlife");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().matches("(?s).*population +5\\R.*"), result.out());
        Gol4j.Result more = gol4j("run", "gosper-gun", "-g", "9223372036854775807", "--json");
        assertEquals(0, more.exitCode(), more.err());
        assertTrue(more.out().contains("\"population\":1537228672809129"), more.out());
    }

    @Test
    void aBadOptionOfTheEngineSaysWhatCanBeWritten() {
        Gol4j.Result engine = gol4j("run", "--engine", "fast");
        assertEquals(2, engine.exitCode());
        assertTrue(engine.err().contains("'fast' is no engine: auto, tiled or hashlife"));
        for (String size : new String[] {"0", "-1", "G", "1X", "9999999999G", "1.5G", ""}) {
            Gol4j.Result memory = gol4j("run", "--memory=" + size);
            assertEquals(2, memory.exitCode(), size);
            assertTrue(memory.err().contains("' is no size: write it like 512M or 2G"), size);
        }
        for (String number : new String[] {"-1", "many"}) {
            Gol4j.Result threads = gol4j("run", "--threads=" + number);
            assertEquals(2, threads.exitCode(), number);
            assertTrue(threads.err().contains("is no number of threads: 0 (all processors) or"));
        }
    }

    @Test
    void tooLittleMemoryIsAnError() {
        Gol4j.Result result =
                gol4j("run", "acorn", "-g", "5000", "--engine=tiled", "--memory", "20K");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("the memory limit of this universe is 20480 bytes"));
        assertTrue(result.err().strip().endsWith("; --memory SIZE allows more"), result.err());
    }

    @Test
    void runPrintsJson() throws IOException {
        Gol4j.Result result = gol4j("run", "glider", "-g", "4", "--json");
        assertEquals(
                Map.of(
                        "pattern", "glider",
                        "rule", "B3/S23",
                        "generation", "4",
                        "population", "5",
                        "background", "dead",
                        "minX", "1",
                        "minY", "1",
                        "maxX", "3",
                        "maxY", "3"),
                without(json(result.out()), "seconds", "engine"));
        assertEquals(1, result.out().lines().count());
    }

    @Test
    void anEmptyBoardHasNoBounds() throws IOException {
        assertEquals(
                "null", json(gol4j("run", "diehard", "-g", "130", "--json").out()).get("bounds"));
        assertTrue(gol4j("run", "diehard", "-g", "130").out().contains("empty"));
    }

    @Test
    void underB0TheBackgroundIsTold() throws IOException {
        assertEquals(
                "alive",
                json(gol4j("run", "block", "-g", "1", "-r", "B0/S", "--json").out())
                        .get("background"));
    }

    @Test
    void doctorTellsWhatIsInUse() throws IOException {
        Gol4j.Result result = gol4j("doctor");
        assertEquals(0, result.exitCode());
        assertTrue(result.out().contains(System.getProperty("java.home")), result.out());
        assertTrue(result.out().contains("libgol4j"), result.out());
        assertTrue(result.out().endsWith("Everything is in order." + System.lineSeparator()));
        Map<String, String> json = json(gol4j("doctor", "--json").out());
        assertFalse(json.containsKey("problems"), "an empty list");
        assertEquals("2", json.get("abiVersion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "smoke --help", "run --help", "doctor --help"})
    void helpHasExamplesAndExitCodes(String arguments) {
        Gol4j.Result result = gol4j(arguments.split(" "));
        assertEquals(0, result.exitCode());
        assertTrue(result.out().contains("Example"), result.out());
        assertTrue(result.out().contains("native library is not available"), result.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "convert", "soup", "show", "render", "plot", "play", "info"})
    void helpBreaksNoNamesInTwo(String command) {
        String help = gol4j(command, "--help").out();
        assertFalse(help.matches("(?s).* \\.\\R.*"), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
    }

    @Test
    void patternsAreListedWithWhatTheyDo() {
        Gol4j.Result list = gol4j("patterns");
        assertEquals(0, list.exitCode(), list.err());
        assertEquals(Pattern.names().size(), list.out().lines().count());
        assertTrue(list.out().contains("copperhead "), list.out());
        assertTrue(list.out().contains(" Spaceship, c/10."), list.out());
        assertTrue(
                gol4j("patterns", "--json")
                        .out()
                        .contains(
                                "{\"pattern\":\"glider\",\"name\":\"Glider\","
                                        + "\"description\":\"Spaceship, c/4 diagonally."));
        Gol4j.Result unknown = gol4j("run", "gun");
        assertEquals(3, unknown.exitCode());
        assertTrue(unknown.err().contains("gosper-gun, simkin-gun"), unknown.err());
        assertTrue(unknown.err().contains("gol4j patterns"), unknown.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "smoke --version", "run -V", "doctor -V"})
    void theVersionIsPrintedEverywhere(String arguments) {
        Gol4j.Result result = gol4j(arguments.split(" "));
        assertEquals(0, result.exitCode());
        assertTrue(result.out().matches("gol4j \\d+\\.\\d+\\.\\d+\\S*\\R"), result.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "run --generations -1",
                "run -g x",
                "run -g 2^",
                "run a b",
                "smoke x"
            })
    void aWrongCommandLineExitsWith2AndSaysWhy(String arguments) {
        Gol4j.Result result = gol4j(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertEquals(2, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("gol4j: "), result.err());
        assertTrue(result.err().contains("--help"), result.err());
        // The message is not to be pushed off the screen.
        assertTrue(result.err().lines().count() <= 4, result.err());
    }

    @Test
    void badInputExitsWith3AndNoStackTraceUnlessAskedFor() {
        Gol4j.Result pattern = gol4j("run", "nonsense");
        assertEquals(3, pattern.exitCode());
        assertEquals("", pattern.out());
        assertTrue(
                pattern.err()
                        .startsWith("gol4j: there is no file nonsense, and there is no built-in"));
        Gol4j.Result rule = gol4j("run", "--rule", "B9/S");
        assertEquals(3, rule.exitCode());
        assertTrue(rule.err().startsWith("gol4j: --rule: invalid rule \"B9/S\""), rule.err());
        assertFalse(rule.err().contains("\tat "));
        Gol4j.Result traced = gol4j("run", "--rule", "B9/S", "--stacktrace");
        assertEquals(3, traced.exitCode());
        assertTrue(traced.err().contains("\tat "), traced.err());
    }

    /** The fields of one JSON object and of those in it, by name. */
    private static Map<String, String> json(String text) throws IOException {
        Map<String, String> values = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    values.put(
                            parser.currentName() == null ? "" : parser.currentName(),
                            parser.getText());
                }
            }
        }
        return values;
    }

    private static Map<String, String> without(Map<String, String> values, String... names) {
        for (String name : names) {
            assertTrue(values.containsKey(name), name);
            values.remove(name);
        }
        return values;
    }
}

package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.CellSet;
import io.github.gol4j.bench.report.JmhFile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of an engine in another process. */
class TransportSuiteTest {

    private static String report(long ffm, long json, long grpc) throws IOException {
        JmhFile file = new JmhFile();
        step(file, Transport.FFM, ffm);
        step(file, Transport.JSON_RPC, json);
        step(file, Transport.GRPC, grpc);
        return JmhFile.markdown(new TransportSuite().report(file.results()));
    }

    private static void step(JmhFile file, Transport transport, long nanos) {
        file.add("step", Map.of("transport", transport.name(), "board", "acorn"), nanos);
    }

    @Test
    void aServiceTakesAMultipleOfTheTimeInProcess() throws IOException {
        String text = report(1_000, 80_000, 60_000);
        assertContains(
                text,
                "On the board “acorn”, JSON-RPC 2.0 over HTTP takes 80.0× and gRPC takes 60.0× the"
                        + " time of the call in process.");
        assertContains(
                text,
                "For the Acorn's seven cells a call in process is 80.0× as fast as one by JSON-RPC:");
        assertContains(
                text,
                "FFM against JSON-RPC, the Acorn, one generation: 80.0×, must reached, aim missed");
    }

    /** The sentence and the goal show one figure. */
    @Test
    void aGoalThatIsJustMissedIsSeenToBe() throws IOException {
        String text = report(100_000, 4_999_000, 100_000);
        assertContains(text, "a call in process is 49.99× as fast as one by JSON-RPC:");
        assertContains(text, "FFM against JSON-RPC, the Acorn, one generation: 49.99×, missed");
    }

    /** Of both services all that they are sent, and not of one the cells alone. */
    @Test
    void theRequestIsCountedWhole() throws IOException {
        CellSet board = CellSet.ofPoints(1, -2);
        String json = "{'id':'2147483647','jsonrpc':'2.0','method':'step','params':[[1,-2],1]}";
        assertEquals(json.length(), Transport.JSON_RPC.requestBytes(board));
        // Prefix; coordinates: tag, length and two numbers; generations: tag and a number.
        assertEquals(5 + (2 + 2) + 2, Transport.GRPC.requestBytes(board));
        assertEquals(16, Transport.FFM.requestBytes(board));
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "no “%s” in:%n%s".formatted(part, text));
    }
}

package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "no “%s” in:%n%s".formatted(part, text));
    }
}

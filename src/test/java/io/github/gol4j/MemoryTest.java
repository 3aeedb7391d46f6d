package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("Nothing leaks")
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells a process's memory in a file")
class MemoryTest {

    @Test
    void aMillionUniversesAndAMillionStepsLeaveMemoryAsItWas()
            throws IOException, InterruptedException {
        // A heap of fixed size: what grows then is native.
        var result =
                JavaProcess.onClassPath(
                                Churn.class,
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xms64m",
                                "-Xmx64m",
                                "-XX:+AlwaysPreTouch",
                                cacheOption())
                        .run();
        assertEquals(0, result.exitCode(), result.err());
        String[] kibibytes = result.out().strip().split(" ");
        long before = Long.parseLong(kibibytes[0]);
        long after = Long.parseLong(kibibytes[1]);
        // Two million cycles: a leak of the smallest piece that malloc gives, 32 bytes, would show
        // as 64 MB. What the JVM's own compiler takes meanwhile was 3 MB at the most.
        assertTrue(after - before < 12 * 1024, "resident KiB before and after: " + result.out());
    }

    static String cacheOption() {
        return "-Dgol4j.cache.dir=" + System.getProperty("gol4j.cache.dir");
    }

    /** The process that the test looks at. */
    static final class Churn {
        private static final int CYCLES = 1_000_000;
        private static final int WARM_UP = 50_000;

        private Churn() {}

        public static void main(String[] arguments) throws IOException {
            Set<Cell> board = new CellSet(GameOfLife.pattern("blinker"));
            churn(board, WARM_UP);
            long before = residentKibibytes();
            churn(board, CYCLES);
            System.out.println(before + " " + residentKibibytes());
        }

        private static void churn(Set<Cell> board, int cycles) {
            for (int i = 0; i < cycles; i++) {
                try (Universe universe = new Universe()) {
                    universe.set(0, 0, true);
                }
            }
            for (int i = 0; i < cycles; i++) {
                GameOfLife.step(board);
            }
        }

        private static long residentKibibytes() throws IOException {
            String line =
                    Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(row -> row.startsWith("VmRSS:"))
                            .findFirst()
                            .orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        }
    }
}

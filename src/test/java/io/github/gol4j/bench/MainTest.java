package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

    private static final String SUITES = "call, crossing, step, transport, universe, start";

    @TempDir Path folder;

    @Test
    void aSuiteThatIsNotThereIsAMistakeThatNamesThoseThatAre() {
        StringWriter err = new StringWriter();
        Path output = folder.resolve("out");
        int exit =
                new CommandLine(new Main())
                        .setErr(new PrintWriter(err))
                        .execute("--output", output.toString(), "call", "cal");
        assertEquals(CommandLine.ExitCode.USAGE, exit);
        assertEquals(
                "There is no suite cal; there are [%s].".formatted(SUITES), err.toString().strip());
        assertFalse(Files.exists(output));
    }

    /** Whether it is this test that holds the lock, or in fact another run. */
    @Test
    void aSecondRunAtATimeIsToldOfTheFirst() throws Exception {
        StringWriter err = new StringWriter();
        Path output = folder.resolve("out");
        try (FileChannel file = JmhLock.open();
                FileLock lock = file.tryLock()) {
            int exit =
                    new CommandLine(new Main())
                            .setErr(new PrintWriter(err))
                            .execute("--output", output.toString(), "--smoke", "call");
            assertEquals(CommandLine.ExitCode.SOFTWARE, exit, () -> "lock: " + lock);
        }
        assertEquals(
                "scripts/bench: another run of JMH is under way on this machine, and holds %s: start"
                                .formatted(JmhLock.FILE)
                        + " again when it has ended (jps -l shows which it is)",
                err.toString().strip());
        assertFalse(Files.exists(output));
    }

    /** The script does, before it builds for minutes. */
    @Test
    void theScriptKnowsTheSameSuites() throws Exception {
        ScriptRun run = ScriptRun.of(folder, "cal");
        assertEquals("scripts/bench: there is no suite cal; there are " + SUITES, run.err());
        assertEquals(CommandLine.ExitCode.USAGE, run.exit());
    }

    /** Also one that only the harness knows, and before the build. */
    @ParameterizedTest
    @ValueSource(strings = {"--quik", "--output", "--quick=true", "-x"})
    void theScriptRefusesOptionsThatItDoesNotHave(String option) throws Exception {
        ScriptRun run = ScriptRun.of(folder, "call", option);
        assertEquals(
                "scripts/bench: there is no option %s; scripts/bench --help tells which there are"
                        .formatted(option),
                run.err());
        assertEquals(CommandLine.ExitCode.USAGE, run.exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theScriptKnowsItsVersionWithoutABuild(String option) throws Exception {
        ScriptRun run = ScriptRun.of(folder, "call", option);
        assertEquals("", run.err());
        assertTrue(run.out().matches("gol4j [0-9]+[.][0-9]+[.][0-9]+.*"), run.out());
        assertEquals(0, run.exit());
    }

    /** It does not ask for cargo, which is not there, nor for the build, which fails. */
    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void theScriptHelpsWithoutABuild(String option) throws Exception {
        ScriptRun run = ScriptRun.of(folder, "call", option);
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        String help = new CommandLine(new Main()).getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertEquals(words(help), words(run.out()));
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Test
    void withoutCargoTheScriptSaysWhatToInstall() throws Exception {
        ScriptRun run = ScriptRun.of(folder, "call");
        assertEquals(
                "scripts/bench: cargo is not on the PATH: install Rust from https://rustup.rs",
                run.err());
        assertEquals(1, run.exit());
    }
}

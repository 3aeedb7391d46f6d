package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /** The script does, before it builds for minutes. */
    @Test
    void theScriptKnowsTheSameSuites() throws Exception {
        ScriptRun run = ScriptRun.of(folder, "cal");
        assertEquals("scripts/bench: there is no suite cal; there are " + SUITES, run.err());
        assertEquals(CommandLine.ExitCode.USAGE, run.exit());
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

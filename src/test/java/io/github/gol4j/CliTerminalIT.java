package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The packaged command line on a pseudo-terminal")
@EnabledOnOs(value = OS.LINUX, disabledReason = "script(1) is another program elsewhere")
class CliTerminalIT {

    private static final String CLI = System.getProperty("gol4j.cli.jar");
    private static final String ENTER = "\u001b[?1049h";
    private static final String LEAVE = "\u001b[?1049l";

    @TempDir private Path folder;

    @BeforeAll
    static void scriptIsThere() throws IOException, InterruptedException {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v script stty").start().waitFor() == 0,
                "script(1) of util-linux makes the pseudo-terminal, and is not installed");
    }

    /** What a test that failed left running would slow down all that follow. */
    @AfterEach
    void nothingGoesOn() throws IOException {
        Path pid = folder.resolve("pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** A session in a terminal of 80 x 24 characters, with the terminal's settings noted. */
    private final class Session {
        private final Process script;
        private final Path typescript = folder.resolve("typescript");

        Session(String environment, String arguments) throws IOException {
            String java =
                    JavaProcess.of("-Dgol4j.cache.dir=" + folder.resolve("cache"), "-jar", CLI)
                            .shellCommand();
            Path commands = folder.resolve("commands");
            Files.writeString(
                    commands,
                    """
                    cd '%s'
                    export LC_ALL=C.UTF-8 TERM=xterm-256color %s
                    unset COLUMNS
                    stty rows 24 cols 80
                    stty -a > before
                    trap : INT
                    sh -c 'echo $$ > pid; exec "$@"' sh %s %s
                    echo $? > exit-code
                    stty -a > after
                    """
                            .formatted(folder, environment, java, arguments));
            script =
                    new ProcessBuilder("script", "-qfc", "sh '" + commands + "'", "" + typescript)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectErrorStream(true)
                            .start();
        }

        String screen() throws IOException {
            return Files.exists(typescript)
                    ? Files.readString(typescript, StandardCharsets.UTF_8)
                    : "";
        }

        Session awaitText(String text) throws IOException, InterruptedException {
            return awaitMatch(Pattern.quote(text));
        }

        Session awaitMatch(String regex) throws IOException, InterruptedException {
            Pattern pattern = Pattern.compile(regex);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!pattern.matcher(screen()).find()) {
                assertTrue(System.nanoTime() < end, () -> "no " + regex + " on the screen");
                Thread.sleep(20);
            }
            return this;
        }

        Session type(String keys) throws IOException {
            OutputStream in = script.getOutputStream();
            in.write(keys.getBytes(StandardCharsets.UTF_8));
            in.flush();
            return this;
        }

        void terminate() throws IOException {
            long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            ProcessHandle.of(pid).orElseThrow().destroy();
        }

        int exitCode() throws IOException, InterruptedException {
            if (!script.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("it hangs: " + screen());
            }
            return Integer.parseInt(Files.readString(folder.resolve("exit-code")).strip());
        }

        void assertTerminalIsAsItWas() throws IOException {
            assertEquals(
                    Files.readString(folder.resolve("before")),
                    Files.readString(folder.resolve("after")));
            String screen = screen();
            assertTrue(screen.contains(ENTER), "it was on the other screen");
            String afterwards = screen.substring(screen.lastIndexOf(LEAVE));
            assertFalse(afterwards.contains("generation"), "and drew nothing after it left");
            assertTrue(screen.lastIndexOf("\u001b[?25h") > screen.lastIndexOf("\u001b[?25l"));
        }
    }

    @Test
    void playObeysItsKeysAndQuits() throws IOException, InterruptedException {
        Session session = new Session("", "play glider");
        session.awaitText("PAUSE  generation 0  population 5");
        session.type(".").awaitText("PAUSE  generation 1  ");
        session.type("\u001b[C").awaitText("(11, ");
        session.type("++++").awaitText("speed 2^4");
        session.type(" ").awaitText("RUN    generation 17  ");
        session.type("q");
        assertEquals(0, session.exitCode());
        session.assertTerminalIsAsItWas();
        assertFalse(session.screen().contains("gol4j:"), session.screen());
    }

    @Test
    void aPatternThroughAPipeIsPlayedWithTheKeysOfTheTerminal()
            throws IOException, InterruptedException {
        Path pattern = Files.writeString(folder.resolve("blinker.cells"), "OOO\n");
        Session session = new Session("", "play - < " + pattern.getFileName());
        session.awaitText("PAUSE  generation 0  population 3");
        session.type(".").awaitText("PAUSE  generation 1  ").type("q");
        assertEquals(0, session.exitCode());
        session.assertTerminalIsAsItWas();
    }

    @Test
    void theKeyThatQuitsIsSeenInEightyColumns() throws IOException, InterruptedException {
        Session session = new Session("", "play glider");
        session.awaitText("q quit  space run").type("q");
        assertEquals(0, session.exitCode());
    }

    @Test
    void aTerminalThatCannotDrawIsLeftAlone() throws IOException, InterruptedException {
        Session session = new Session("TERM=dumb", "play glider");
        assertEquals(1, session.exitCode());
        assertFalse(session.screen().contains("\u001b"), session.screen());
        assertTrue(session.screen().contains("TERM=dumb"), session.screen());
        assertTrue(session.screen().contains("use show"), session.screen());
    }

    @Test
    void aTerminalThatTheSystemDoesNotKnowIsPlayedOnWithoutALog()
            throws IOException, InterruptedException {
        Session session = new Session("TERM=nosuchterm", "play glider");
        session.awaitText("PAUSE  generation 0  population 5").type("q");
        assertEquals(0, session.exitCode());
        session.assertTerminalIsAsItWas();
        assertFalse(session.screen().contains("infocmp"), session.screen());
        assertFalse(session.screen().contains("\tat "), session.screen());
    }

    @Test
    void ctrlCLeavesTheTerminalAsItWas() throws IOException, InterruptedException {
        Signals.assumeHeard("INT");
        Session session = new Session("", "play gosper-gun --run");
        session.awaitText("RUN    generation 3  ").type("\u0003");
        assertEquals(130, session.exitCode());
        session.assertTerminalIsAsItWas();
    }

    @Test
    void aKillLeavesTheTerminalAsItWas() throws IOException, InterruptedException {
        Session session = new Session("", "play gosper-gun --run");
        session.awaitText("RUN    generation 3  ").terminate();
        assertEquals(143, session.exitCode());
        session.assertTerminalIsAsItWas();
    }

    @Test
    void noColorTurnsColoursOff() throws IOException, InterruptedException {
        Session coloured = new Session("", "show acorn -g 5206");
        assertEquals(0, coloured.exitCode());
        assertTrue(coloured.screen().contains("\u001b[38;5;"), coloured.screen());
        Session plain = new Session("NO_COLOR=1", "show acorn -g 5206");
        assertEquals(0, plain.exitCode());
        assertFalse(plain.screen().contains("\u001b["), plain.screen());
    }

    @Test
    void theBarOfARunThatPrintsSamplesMovesBetweenThem() throws IOException, InterruptedException {
        Signals.assumeHeard("INT");
        Session session =
                new Session("", "run gosper-gun --engine tiled -g 10^12 --every 10^12 > /dev/null");
        session.awaitMatch(" [1-9][\\d,]* of 1,000,000,000,000 generations").type("\u0003");
        assertEquals(130, session.exitCode());
    }

    @Test
    void aLongRunShowsABarThatIsWiped() throws IOException, InterruptedException {
        Signals.assumeHeard("INT");
        Session session = new Session("", "run gosper-gun --engine tiled -g 1000000000000");
        session.awaitText("of 1,000,000,000,000 generations").type("\u0003");
        assertEquals(130, session.exitCode());
        String screen = session.screen();
        String afterBar = screen.substring(screen.lastIndexOf("generations") + 11);
        assertTrue(afterBar.contains("\r\u001b[K"), "the bar is wiped");
        assertTrue(afterBar.contains("stopped in generation"), screen);
    }
}

package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gol4j.bench.StartBenchmark.Program;
import io.github.gol4j.bench.StartBenchmark.Sharing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A JDK that cannot make an archive is found out, and why. */
class StartsTest {

    @TempDir Path jdk;

    /** Starts by a script in the place of the JVM. */
    private Starts startsOf(String java) throws IOException {
        Path program = Files.createDirectory(jdk.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\n%s\n".formatted(java));
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make %s executable".formatted(program));
        }
        return new Starts(jdk, Path.of("gol4j.jar"));
    }

    private Optional<String> obstacle(Sharing sharing, String java) throws IOException {
        try (Starts starts = startsOf(java)) {
            return starts.obstacleTo(sharing);
        }
    }

    @Test
    void oneThatRefusesTheOptionIsQuoted() throws IOException {
        assertEquals(
                Optional.of("it ended with 1 and said: what is -XX:AOTCacheOutput ?"),
                obstacle(Sharing.AOT, "echo what is; echo \"${1%%=*} ?\" >&2; exit 1"));
    }

    @Test
    void oneThatMakesNoFileIsFoundOut() throws IOException {
        assertEquals(
                Optional.of("it ended well, but there is no file"),
                obstacle(Sharing.ARCHIVE, "echo 457"));
    }

    @Test
    void oneThatMakesTheFileHasNoObstacle() throws IOException {
        assertEquals(Optional.empty(), obstacle(Sharing.ARCHIVE, "echo > \"${1#*=}\"; echo 457"));
    }

    @Test
    void oneThatCannotUseTheFileItMadeIsQuoted() throws IOException {
        assertEquals(
                Optional.of("it ended with 1 and said: cannot map"),
                obstacle(
                        Sharing.ARCHIVE,
                        """
                        case $1 in
                          *AtExit*) echo > "${1#*=}"; echo 457 ;;
                          *) echo cannot map >&2; exit 1 ;;
                        esac"""));
    }

    /** The JDK's own, which would start without a cache, and be slower, if it were let. */
    @ParameterizedTest
    @EnumSource(
            value = Sharing.class,
            names = {"ARCHIVE", "AOT"})
    void noJvmIsMeasuredWithoutTheCacheItWasGiven(Sharing sharing) throws IOException {
        assumeTrue(sharing != Sharing.AOT || Runtime.version().feature() >= 25);
        Path java = Path.of(System.getProperty("java.home"));
        try (Starts starts = new Starts(java, jdk.resolve("gol4j.jar"))) {
            List<String> command = starts.command(Program.NOTHING, sharing);
            starts.run(command);
            Path cache = Path.of(command.get(1).replaceFirst(".*=", ""));
            Files.writeString(cache, "no classes");
            assertThrows(Starts.StartFailedException.class, () -> starts.run(command));
        }
    }

    /** Waiting for the end is not measured, but that it is a good one is checked. */
    @Test
    void theResultIsThereBeforeTheEnd() throws IOException {
        Path go = jdk.resolve("go");
        String java = "echo 457; while [ ! -e %s ]; do sleep 0.02; done; exit 3".formatted(go);
        try (Starts starts = startsOf(java)) {
            List<String> command = starts.command(Program.NOTHING, Sharing.DEFAULT);
            Starts.Started started = starts.start(command);
            Files.createFile(go);
            var failure = assertThrows(Starts.StartFailedException.class, started::end);
            assertEquals("it ended with 3 and said: ", failure.getMessage());
        }
    }

    @Test
    void whatNeedsNoFileHasNoObstacle() throws IOException {
        assertEquals(Optional.empty(), obstacle(Sharing.DEFAULT, "exit 1"));
    }
}

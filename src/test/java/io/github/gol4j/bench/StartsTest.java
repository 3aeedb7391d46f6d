package io.github.gol4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gol4j.bench.StartBenchmark.Sharing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JDK that cannot make an archive is found out, and why. */
class StartsTest {

    @TempDir Path jdk;

    private Optional<String> obstacle(Sharing sharing, String java) throws IOException {
        Path program = Files.createDirectory(jdk.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\n%s\n".formatted(java));
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make %s executable".formatted(program));
        }
        try (Starts starts = new Starts(jdk, Path.of("gol4j.jar"))) {
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
    void whatNeedsNoFileHasNoObstacle() throws IOException {
        assertEquals(Optional.empty(), obstacle(Sharing.DEFAULT, "exit 1"));
    }
}

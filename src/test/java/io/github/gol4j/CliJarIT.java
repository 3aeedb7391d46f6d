package io.github.gol4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gol4j.client.ModuleClient;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The packaged jars, each in a JVM of its own")
class CliJarIT {

    private static final String CLI = System.getProperty("gol4j.cli.jar");
    private static final String LIBRARY = System.getProperty("gol4j.library.jar");

    @TempDir private Path cache;

    @Test
    void smokePassesWithoutAWarning() throws IOException, InterruptedException {
        var result = JavaProcess.of("-Dgol4j.cache.dir=" + cache, "-jar", CLI, "smoke").run();
        assertEquals("", result.err(), "warnings count as failures");
        assertEquals(0, result.exitCode());
        assertTrue(result.out().contains("Computation is correct!"), result.out());
        assertTrue(result.out().contains(cache.toString()), "the library came out of the jar");
    }

    @Test
    void failuresHaveTheirExitCodesAndNoStackTrace() throws IOException, InterruptedException {
        var usage = JavaProcess.of("-jar", CLI, "smoke", "--nonsense").run();
        assertEquals(2, usage.exitCode());
        var input =
                JavaProcess.of("-Dgol4j.cache.dir=" + cache, "-jar", CLI, "run", "nonsense").run();
        assertEquals(3, input.exitCode());
        for (String command : new String[] {"smoke", "doctor"}) {
            var missing =
                    JavaProcess.of("-Dgol4j.library.path=/nowhere", "-jar", CLI, command).run();
            assertEquals(4, missing.exitCode());
            String told = missing.out() + missing.err();
            assertTrue(
                    told.contains("gol4j.library.path names /nowhere, which is not a file"), told);
            assertFalse(told.contains("\tat "), told);
        }
    }

    @Test
    void theFirstClassIsOneThatEveryJavaCanRead() throws IOException {
        try (JarFile jar = new JarFile(CLI)) {
            String first = jar.getManifest().getMainAttributes().getValue("Main-Class");
            JarEntry entry = jar.getJarEntry(first.replace('.', '/') + ".class");
            try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                assertEquals(0xCAFEBABE, in.readInt());
                in.readUnsignedShort();
                assertEquals(52, in.readUnsignedShort(), "the class files of Java 8");
            }
        }
    }

    @Test
    void anOldJavaIsToldWhichIsNeeded() throws IOException, InterruptedException {
        Process version =
                new ProcessBuilder("java", "-XshowSettings:properties", "-version")
                        .redirectErrorStream(true)
                        .start();
        String settings = new String(version.getInputStream().readAllBytes(), UTF_8);
        String old = settings.replaceAll("(?s).*java\\.specification\\.version = (\\S+).*", "$1");
        assumeTrue(
                old.startsWith("1.") || Integer.parseInt(old) < 22,
                "the java on the PATH is new: " + old);
        Process process = new ProcessBuilder("java", "-jar", CLI, "smoke").start();
        assertEquals("", new String(process.getInputStream().readAllBytes(), UTF_8));
        String told = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertTrue(
                told.startsWith("gol4j: gol4j needs Java 22 or later, and this is Java " + old),
                told);
        assertEquals(1, told.lines().count(), told);
        assertEquals(1, process.waitFor());
    }

    @Test
    void doctorSaysWhenNativeAccessIsNotEnabled() throws IOException, InterruptedException {
        String main = "io.github.gol4j.cli.Main";
        var result = JavaProcess.of("-Dgol4j.cache.dir=" + cache, "-cp", CLI, main, "doctor").run();
        String advice = "start java with --enable-native-access=ALL-UNNAMED";
        assertTrue(result.out().contains(advice), result.out());
        assertEquals(0, result.exitCode(), "it works all the same");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a disk that is always full")
    void outputThatIsLostIsAFailure() throws IOException, InterruptedException {
        var result =
                JavaProcess.of("-Dgol4j.cache.dir=" + cache, "-jar", CLI, "run")
                        .out(Path.of("/dev/full"))
                        .run();
        assertEquals(1, result.exitCode());
        assertTrue(result.err().startsWith("gol4j: the output cannot be written: "), result.err());
    }

    @Test
    void theLibraryJarWorksOnTheClassPathAndOnTheModulePath()
            throws IOException, InterruptedException {
        String client = JavaProcess.classes(ModuleClient.class).toString();
        var classPath =
                JavaProcess.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dgol4j.cache.dir=" + cache,
                                "-cp",
                                LIBRARY + java.io.File.pathSeparator + client,
                                ModuleClient.class.getName())
                        .run();
        assertEquals("", classPath.err());
        assertTrue(classPath.out().startsWith("457 in unnamed module"), classPath.out());
        var modulePath =
                JavaProcess.of(
                                "--enable-native-access=io.github.gol4j",
                                "-Dgol4j.cache.dir=" + cache,
                                "-p",
                                LIBRARY,
                                "--add-modules",
                                "io.github.gol4j",
                                "-cp",
                                client,
                                ModuleClient.class.getName())
                        .run();
        assertEquals("", modulePath.err());
        assertEquals("457 in module io.github.gol4j\n", modulePath.out());
    }
}

package io.github.gol4j.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four places that the library is looked for in, and what is said when it is not there. */
class LibrarySearchTest {

    /** Where the library is that the tests use, as a file that is a good one. */
    private static final Path GOOD = Path.of(NativeLibrary.require().location());

    /** Libraries that are built for tests. */
    private static final Path TEST_LIBRARIES = Path.of(System.getProperty("gol4j.test.libraries"));

    private static final Platform PLATFORM = Platform.current();

    @TempDir private Path folder;

    private final Properties properties = new Properties();

    @BeforeEach
    void aMachineWithoutALibrary() {
        properties.setProperty("os.name", System.getProperty("os.name"));
        properties.setProperty("os.arch", System.getProperty("os.arch"));
        properties.setProperty("java.library.path", "");
        properties.setProperty("user.home", folder.toString());
    }

    private NativeLibrary search(Map<String, String> environment) {
        return new LibrarySearch(properties, environment).run();
    }

    private String failure(Map<String, String> environment) {
        var failure = assertThrows(GolException.class, () -> search(environment));
        assertEquals(ErrorCode.LIBRARY_UNAVAILABLE, failure.code());
        return failure.getMessage();
    }

    @Test
    void thePropertyNamesAFileAndComesFirst() {
        properties.setProperty("gol4j.library.path", GOOD.toString());
        NativeLibrary library = search(Map.of("GOL4J_LIBRARY_PATH", "/nowhere"));
        assertEquals(GOOD.toString(), library.location());
        assertEquals("the system property gol4j.library.path", library.origin());
    }

    @Test
    void theVariableComesSecond() {
        NativeLibrary library = search(Map.of("GOL4J_LIBRARY_PATH", GOOD.toString()));
        assertEquals(GOOD.toString(), library.location());
        assertEquals("the environment variable GOL4J_LIBRARY_PATH", library.origin());
    }

    @Test
    void aNamedFileThatIsWrongIsAnErrorAndNeverPassedOver() throws IOException {
        Path text = Files.writeString(folder.resolve("text.so"), "not a library");
        for (String wrong : List.of("/nowhere/libgol4j.so", folder.toString(), text.toString())) {
            properties.setProperty("gol4j.library.path", wrong);
            String message = failure(Map.of());
            assertTrue(
                    message.startsWith("the system property gol4j.library.path names "), message);
            assertTrue(message.contains(Path.of(wrong).toAbsolutePath().toString()), message);
            assertTrue(
                    message.endsWith(
                            "Name the file itself, such as /opt/gol4j/" + PLATFORM.libraryFile()),
                    message);
        }
        properties.remove("gol4j.library.path");
        String message = failure(Map.of("GOL4J_LIBRARY_PATH", text.toString()));
        assertTrue(
                message.startsWith("the environment variable GOL4J_LIBRARY_PATH names "), message);
    }

    @Test
    void theLibraryInTheJarIsCopiedToTheUsersCacheOnce() throws IOException {
        NativeLibrary first = search(Map.of());
        assertEquals("the jar, copied to the cache", first.origin());
        Path file = Path.of(first.location());
        assertTrue(file.startsWith(folder), file.toString());
        assertEquals(64, file.getParent().getFileName().toString().length());
        var made = Files.getLastModifiedTime(file);
        assertEquals(first.location(), search(Map.of()).location());
        assertEquals(made, Files.getLastModifiedTime(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void theCacheCanBeElsewhere() {
        Path elsewhere = folder.resolve("else/where");
        properties.setProperty("gol4j.cache.dir", elsewhere.toString());
        assertTrue(Path.of(search(Map.of()).location()).startsWith(elsewhere));
        properties.remove("gol4j.cache.dir");
        Path third = folder.resolve("third");
        var environment = Map.of("GOL4J_CACHE_DIR", third.toString());
        assertTrue(Path.of(search(environment).location()).startsWith(third));
    }

    @Test
    void anEmptyNameIsNone() {
        properties.setProperty("gol4j.library.path", "");
        NativeLibrary library = search(Map.of("GOL4J_LIBRARY_PATH", "", "GOL4J_CACHE_DIR", ""));
        assertEquals("the jar, copied to the cache", library.origin());
        assertTrue(Path.of(library.location()).startsWith(folder));
    }

    @Test
    void aCorruptCopyInTheCacheIsReplaced() throws IOException {
        byte[] content = Files.readAllBytes(GOOD);
        Path file = new LibraryCache(folder).file(content, "lib.so");
        Files.writeString(file, "cut short");
        assertEquals(file, new LibraryCache(folder).file(content, "lib.so"));
        assertArrayEquals(content, Files.readAllBytes(file));
    }

    @Test
    void theCacheIsForItsOwnerOnly() throws IOException {
        Path home = new LibraryCache(folder.resolve("new")).file(new byte[] {1}, "x").getParent();
        if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
            for (Path made : List.of(home, home.getParent())) {
                assertEquals(3, Files.getPosixFilePermissions(made).size(), made.toString());
            }
        }
    }

    @Test
    void aCacheThatOthersMayWriteToIsRefused() throws IOException {
        Path home = new LibraryCache(folder).file(new byte[] {1}, "x").getParent();
        if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
            var refused =
                    assertThrows(
                            IOException.class,
                            () -> new LibraryCache(folder).file(new byte[] {1}, "x"));
            assertTrue(refused.getMessage().endsWith("others may write to it"));
        }
    }

    @Test
    void aFolderThatIsNoPathIsToldAndTheSearchGoesOn() {
        properties.setProperty("gol4j.cache.dir", "a\0b");
        properties.setProperty("java.library.path", "c\0d" + File.pathSeparator + GOOD.getParent());
        assertEquals("java.library.path", search(Map.of()).origin());
        properties.setProperty("java.library.path", "c\0d");
        assertTrue(failure(Map.of()).contains("the cache folder is no path"));
        properties.setProperty("gol4j.library.path", "e\0f");
        assertTrue(
                failure(Map.of())
                        .startsWith("the system property gol4j.library.path names no path"));
    }

    @Test
    void aCacheThatCannotBeWrittenIsToldAndTheSearchGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        properties.setProperty("gol4j.cache.dir", file.toString());
        String message = failure(Map.of());
        assertTrue(message.contains("its library cannot be copied to " + file), message);
        assertTrue(message.contains("-Dgol4j.cache.dir"), message);

        properties.setProperty("java.library.path", GOOD.getParent().toString());
        assertEquals("java.library.path", search(Map.of()).origin());
    }

    @Test
    void aPlatformWithoutALibraryIsToldAllPlacesAndWhatToDo() {
        properties.setProperty("os.arch", "pdp11");
        String message = failure(Map.of());
        assertTrue(
                message.startsWith("no native library of gol4j was found for linux-pdp11"),
                message);
        assertTrue(
                message.contains("- the jar: it has no /META-INF/native/linux-pdp11/libgol4j.so"),
                message);
        assertTrue(message.contains("- java.library.path and the system's library path"), message);
        assertTrue(
                message.contains("-Dgol4j.library.path=FILE or GOL4J_LIBRARY_PATH=FILE"), message);
    }

    @Test
    void aLibraryOfAnotherVersionIsRefusedWithBothNumbers() {
        Path wrong = TEST_LIBRARIES.resolve(System.mapLibraryName("gol4j_wrong_abi"));
        properties.setProperty("gol4j.library.path", wrong.toString());
        String message = failure(Map.of());
        assertEquals(
                wrong
                        + " (from the system property gol4j.library.path) has ABI version"
                        + " 4294967295 and this jar needs 2: take the library that was built with"
                        + " this jar",
                message);
    }

    @Test
    void aLibraryOfSomethingElseIsRefused() {
        Path jvm = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("java"));
        properties.setProperty("gol4j.library.path", jvm.toString());
        assertTrue(
                failure(Map.of())
                        .contains("is not the library of gol4j: it has no gol_abi_version"));
    }

    @Test
    void namesAreThoseOfThePlatform() {
        record Named(String os, String arch, String directory, String file) {}
        for (Named named :
                List.of(
                        new Named("Linux", "amd64", "linux-x86_64", "libgol4j.so"),
                        new Named("Linux", "aarch64", "linux-aarch64", "libgol4j.so"),
                        new Named("Mac OS X", "aarch64", "macos-aarch64", "libgol4j.dylib"),
                        new Named("Windows 11", "amd64", "windows-x86_64", "gol4j.dll"))) {
            properties.setProperty("os.name", named.os());
            properties.setProperty("os.arch", named.arch());
            Platform platform = Platform.of(properties);
            assertEquals(named.directory(), platform.directory());
            assertEquals(named.file(), platform.libraryFile());
        }
    }

    @Test
    void theCacheIsWhereThePlatformKeepsSuchThings() {
        Path home = Path.of("/home/u");
        properties.setProperty("user.home", home.toString());
        Platform linux = new Platform("linux", "x86_64");
        assertEquals(home.resolve(".cache"), linux.cacheHome(properties, Map.of()));
        assertEquals(Path.of("/x"), linux.cacheHome(properties, Map.of("XDG_CACHE_HOME", "/x")));
        assertEquals(
                home.resolve("Library/Caches"),
                new Platform("macos", "aarch64").cacheHome(properties, Map.of()));
        assertEquals(
                home.resolve("AppData/Local"),
                new Platform("windows", "x86_64").cacheHome(properties, Map.of()));
        assertEquals(
                home.resolve(".cache"),
                linux.cacheHome(properties, Map.of("XDG_CACHE_HOME", "relative")));
        properties.setProperty("user.home", "?");
        assertEquals(null, linux.cacheHome(properties, Map.of()));
        assertFalse(failure(Map.of("PATH", "")).isEmpty());
    }
}

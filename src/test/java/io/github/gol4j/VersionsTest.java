package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionsTest {

    @Test
    void pomCargoAndLibraryAreOfOneVersion() throws IOException {
        String pom = first("pom.xml", "<version>([^<]+?)(?:-SNAPSHOT)?</version>");
        assertEquals(pom, first("native/Cargo.toml", "(?m)^version = \"(.+)\"$"));
        assertEquals(pom, NativeInfo.load().version());
    }

    @Test
    void theRustThatTheBuildAsksForIsTheOneThatTheCrateDeclares() throws IOException {
        String declared = first("native/Cargo.toml", "(?m)^rust-version = \"(.+)\"$");
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("install Rust " + declared + " or newer"), declared);
        assertTrue(Files.readString(Path.of("README.md")).contains("Rust " + declared), declared);
    }

    private static String first(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertTrue(matcher.find(), file);
        return matcher.group(1);
    }
}

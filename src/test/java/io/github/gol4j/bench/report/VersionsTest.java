package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

    @Test
    void aJarTellsItsOwnByItsName() {
        assertEquals(PackageVersion.VERSION.toString(), Versions.ofJar(ObjectMapper.class));
        assertEquals("unknown", Versions.ofJar(VersionsTest.class));
    }

    @Test
    void aCrateIsInTheLockFileOnceOrMore(@TempDir Path folder) throws IOException {
        Path lock = folder.resolve("Cargo.lock");
        Files.writeString(
                lock,
                """
                [[package]]
                name = "jni-sys"
                version = "0.4.1"

                [[package]]
                name = "jni"
                version = "0.22.4"
                dependencies = ["jni-sys"]

                [[package]]
                name = "tonic"
                version = "0.13.0"

                [[package]]
                name = "tonic"
                version = "0.14.9"
                """);
        assertEquals("0.22.4", Versions.ofCrate("jni", lock.toString()));
        assertEquals("0.13.0 and 0.14.9", Versions.ofCrate("tonic", lock.toString()));
        assertEquals("unknown", Versions.ofCrate("other", lock.toString()));
        assertEquals("unknown", Versions.ofCrate("jni", null));
    }
}

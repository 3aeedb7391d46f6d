package io.github.gol4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir Path folder;

    private String processor(String cpuinfo) throws IOException {
        return Machine.processor(Files.writeString(folder.resolve("cpuinfo"), cpuinfo), "an arch");
    }

    @Test
    void aProcessorHasItsModelName() throws IOException {
        assertEquals(
                "One of 2 GHz",
                processor("processor\t: 0\nmodel\t\t: 1\nmodel name\t: One of 2 GHz\n"));
    }

    /** As on ARM. */
    @Test
    void withoutThatItHasItsArchitectureAndWhatElseIsSaid() throws IOException {
        assertEquals(
                "an arch, CPU implementer 0x41, CPU part 0xd0c",
                processor(
                        """
                        processor\t: 0
                        BogoMIPS\t: 243.75
                        CPU implementer\t: 0x41
                        CPU architecture: 8
                        CPU part\t: 0xd0c

                        processor\t: 1
                        CPU implementer\t: 0x41
                        CPU part\t: 0xd0c
                        """));
    }

    /** As on macOS. */
    @Test
    void withoutTheFileItHasItsArchitecture() {
        assertEquals("an arch", Machine.processor(folder.resolve("none"), "an arch"));
    }
}

package io.github.gol4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FileNamesTest {

    /** Words that each end with a zero byte; characters stand for single bytes. */
    private static byte[] commandLine(String... words) {
        return (String.join("\0", words) + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void argumentsAreReadAgainAsUtf8() {
        byte[] line =
                commandLine("java", "-jar", "x.jar", "info", "h\u00c3\u00a9", "a\u00ff\u00c3b");
        assertArrayEquals(
                new String[] {"info", "h\u00e9", "a\udcff\udcc3b"},
                FileNames.exact(new String[] {"info", "h??", "a\ufffd\ufffdb"}, line));
    }

    @Test
    void argumentsThatAreNotThoseOfTheCommandLineStayAsTheyAre() {
        String[] arguments = {"info", "h\u00e9"};
        assertSame(arguments, FileNames.exact(arguments, commandLine("java", "Main", "@file")));
        assertSame(arguments, FileNames.exact(arguments, commandLine("info")));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere file names are text")
    void everyByteOfANameIsInItsPath() {
        assertEquals("/a%20%FF%25h%C3%A9", raw("/a \udcff%h\u00e9"));
        assertEquals(Path.of("b").toUri().getRawPath() + "%80", raw("b\udc80"));
        assertEquals(Path.of("plain name"), FileNames.path("plain name"));
    }

    private static String raw(String name) {
        return FileNames.path(name).toUri().getRawPath();
    }
}

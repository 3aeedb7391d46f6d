package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Patterns in files")
class PatternFilesTest {

    @TempDir private Path folder;

    private static final Pattern GLIDER = Pattern.named("glider").translate(-1, 5);

    @ParameterizedTest
    @EnumSource
    void eachFormatIsWrittenAndRecognisedByItsContent(PatternFormat format) throws IOException {
        for (String name : new String[] {"plain.txt", "packed.gz", "größe – %41 ?.x"}) {
            Path file = folder.resolve(name);
            GLIDER.write(file, format);
            Pattern again = Pattern.read(file);
            assertEquals(GLIDER, again);
            assertEquals(Optional.of(format), again.format());
        }
        byte[] packed = Files.readAllBytes(folder.resolve("packed.gz"));
        byte[] plain = Files.readAllBytes(folder.resolve("plain.txt"));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertArrayEquals(plain, in.readAllBytes());
        }
        assertEquals(GLIDER.toString(format), new String(plain, StandardCharsets.UTF_8));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        GLIDER.write(stream, format);
        assertArrayEquals(plain, stream.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "a.rle, RLE",
        "a.mc.gz, MACROCELL",
        "A.LIF, LIFE_106",
        "a.life, LIFE_106",
        "a.cells, PLAINTEXT"
    })
    void theNameSaysTheFormatToWrite(String name, PatternFormat format) throws IOException {
        Path file = folder.resolve(name);
        assertEquals(Optional.of(format), PatternFormat.ofFileName(file));
        GLIDER.write(file);
        assertEquals(Optional.of(format), Pattern.read(file).format());
    }

    @Test
    void aNameThatSaysNoFormatIsRefused() {
        for (String name : new String[] {"a", "a.txt", "rle", "a.gz", "/"}) {
            assertThrows(IllegalArgumentException.class, () -> GLIDER.write(Path.of(name)));
        }
    }

    @Test
    void aZipWithOnePatternIsUnpacked() throws IOException {
        Path file = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("glider.rle"));
            zip.write(GLIDER.toString(PatternFormat.RLE).getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(GLIDER, Pattern.read(file));
        // The same, inside of the file system that the zip file is.
        URI uri = URI.create("jar:" + file.toUri());
        try (FileSystem zip = FileSystems.newFileSystem(uri, Map.of())) {
            Path inside = zip.getPath("glider.rle");
            assertEquals(GLIDER, Pattern.read(inside));
            assertThrows(UnsupportedOperationException.class, () -> GLIDER.write(inside));
        }
    }

    @Test
    void aStreamIsReadToItsEnd() throws IOException {
        // Longer than what is read at once.
        Pattern soup = Pattern.soup(Soup.of(700, 700).withSeed(1));
        byte[] file = soup.toString(PatternFormat.RLE).getBytes(StandardCharsets.UTF_8);
        assertTrue(file.length > 1 << 16);
        assertEquals(soup, Pattern.read(new ByteArrayInputStream(file), "a stream"));
    }

    @Test
    void aStreamThatFailsIsAnIOException() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("broken");
                    }
                };
        assertThrows(IOException.class, () -> Pattern.read(broken, "a stream"));
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("full");
                    }
                };
        assertThrows(IOException.class, () -> GLIDER.write(full, PatternFormat.RLE));
    }

    @Test
    void aBadFileIsToldWithItsPlace() throws IOException {
        Path file = folder.resolve("bad.rle");
        Files.writeString(file, "#C fine\nx = 3, y = 3\nbo$\n2bz$3o!");
        PatternReadException failure =
                assertThrows(PatternReadException.class, () -> Pattern.read(file));
        assertEquals(ErrorCode.BAD_PATTERN, failure.code());
        assertEquals(Optional.of(file.toString()), failure.file());
        assertEquals(
                Optional.of(
                        new PatternReadException.Place(
                                PatternFormat.RLE, 4, 3, "'z'", "a number, b, o, $ or !")),
                failure.place());
        assertEquals(
                file + ": RLE, line 4, column 3: found 'z', expected a number, b, o, $ or !",
                failure.getMessage());
    }

    @Test
    void whatIsNoPatternIsTold() throws IOException {
        for (String text :
                new String[] {"", "GIF89a", "\u001f\u008b", "PK\u0003\u0004", "<html>"}) {
            PatternReadException failure =
                    assertThrows(PatternReadException.class, () -> Pattern.parse(text));
            assertEquals(ErrorCode.BAD_PATTERN, failure.code(), text);
            assertEquals(Optional.empty(), failure.place());
            assertEquals(Optional.empty(), failure.file());
        }
        PatternReadException states =
                assertThrows(
                        PatternReadException.class,
                        () -> Pattern.parse("x = 1, y = 1, rule = 345/2/4\n3C!"));
        assertEquals(ErrorCode.UNSUPPORTED_PATTERN, states.code());
        assertTrue(states.getMessage().contains("Generations"), states.getMessage());
        PatternReadException large =
                assertThrows(
                        PatternReadException.class,
                        () -> Pattern.parse("x = 1, y = 1\n9223372036854775807o!"));
        assertEquals(ErrorCode.PATTERN_TOO_LARGE, large.code());
        // What the header says is not believed.
        assertEquals(
                1,
                Pattern.parse("x = 999999999999999999, y = 999999999999999999\no!")
                        .population()
                        .intValueExact());
    }

    @Test
    void randomBytesAreAPatternOrAPatternReadException() throws IOException {
        String[] starts = {"", "x = 3, y = 3\n", "[M2]\n", "#Life 1.05\n", "#Life 1.06\n", "!\n"};
        String letters = "0123456789bo$!.*O#PRN ,-\n";
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                assertTrue(Pattern.parse(text.toString()).population().signum() >= 0);
            } catch (PatternReadException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void whatTheSystemRefusesIsAnIOException() throws IOException {
        Path none = folder.resolve("no/such.rle");
        NoSuchFileException missing =
                assertThrows(NoSuchFileException.class, () -> Pattern.read(none));
        assertEquals(none.toString(), missing.getFile());
        assertThrows(NoSuchFileException.class, () -> GLIDER.write(none));
        assertThrows(FileSystemException.class, () -> Pattern.read(folder));
        assertThrows(FileSystemException.class, () -> GLIDER.write(folder, PatternFormat.RLE));
    }

    @Test
    void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("old.cells");
        Files.writeString(file, "old");
        // A picture that would be larger than any disk.
        Pattern wide = GLIDER.union(GLIDER.translate(1L << 60, 0));
        GolException failure = assertThrows(GolException.class, () -> wide.write(file));
        assertEquals(ErrorCode.UNWRITABLE_PATTERN, failure.code());
        assertEquals("old", Files.readString(file));
        GLIDER.write(file);
        assertEquals(GLIDER, Pattern.read(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aLinkStaysOne() throws IOException {
        Path target = folder.resolve("target.rle");
        Files.writeString(target, "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.rle"), target);
        GLIDER.write(link);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(GLIDER, Pattern.read(target));
    }
}

package io.github.gol4j.cli;

import static io.github.gol4j.cli.Gol4j.gol4j;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gol4j.Cell;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.Pattern;
import io.github.gol4j.PatternFormat;
import io.github.gol4j.Soup;
import io.github.gol4j.Universe;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {

    @TempDir private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String glider() throws IOException {
        return file(
                "glider.rle",
                "#N Glider\n#C Flies\n#CXRLE Pos=-1,-1 Gen=7\nx = 3, y = 3, rule = B36/S23\nbob$2bo$3o!\n");
    }

    @Test
    void infoTellsWhatAFileHolds() throws IOException {
        String name = glider();
        Gol4j.Result result = gol4j("info", name);
        assertEquals("", result.err());
        assertEquals(0, result.exitCode());
        String[] rows = {
            "format +RLE",
            "name +Glider",
            "rule +B36/S23",
            "generation +7",
            "population +5",
            "bounding box +x -1..1, y -1..1 \\(3 x 3\\)",
            "density +0.556 of the bounding box",
            "comments +Flies"
        };
        for (String row : rows) {
            assertTrue(
                    result.out().lines().anyMatch(line -> line.matches(row)),
                    row + " in " + result.out());
        }
        String json = gol4j("info", "--json", name, name).out();
        assertEquals(2, json.lines().count());
        assertTrue(json.contains("\"population\":5,"), json);
        assertTrue(json.contains("\"comments\":[\"Flies\"]"), json);
    }

    @Test
    void aDamagedFileIsSaidWithItsPlaceAndTheOthersAreShown() throws IOException {
        String damaged = file("damaged.rle", "x = 3, y = 3\nbob$2bo$3%!\n");
        Gol4j.Result result = gol4j("info", damaged, glider());
        assertEquals(3, result.exitCode());
        assertTrue(result.err().startsWith("gol4j: " + damaged + ": "), result.err());
        assertTrue(result.err().contains("line 2"), result.err());
        assertTrue(result.out().contains("Glider"), result.out());
    }

    @Test
    void aRunWhoseBoardTheFormatCannotHoldIsKeptAsAMacrocell() throws IOException {
        Path wanted = folder.resolve("far.rle");
        Path kept = folder.resolve("far.rle.mc");
        String[] run = {"run", "gosper-gun", "-g", "2^70", "-o", wanted.toString()};
        Gol4j.Result result = gol4j(run);
        assertEquals(3, result.exitCode());
        assertTrue(result.err().contains("past the 64-bit plane"), result.err());
        assertTrue(result.err().contains("it is in " + kept + " instead"), result.err());
        assertFalse(Files.exists(wanted));
        String info = gol4j("info", kept.toString()).out();
        assertTrue(info.contains(BigInteger.TWO.pow(70).toString()), info);

        // What is there already is not written over.
        Files.writeString(kept, "mine");
        Gol4j.Result again = gol4j(run);
        assertEquals(3, again.exitCode());
        assertFalse(again.err().contains("instead"), again.err());
        assertEquals("mine", Files.readString(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "run", "show", "convert"})
    void aRuleOfMoreStatesIsRefusedByItsFamily(String command) throws IOException {
        String name = file("brain.rle", "x = 1, y = 1, rule = 12/34/3\nA!\n");
        Gol4j.Result result = gol4j(command, name);
        assertEquals(3, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().toLowerCase().contains("generations"), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "show", "plot --json"})
    void aRuleThatCannotBeRunIsToldWithItsPlace(String command) throws IOException {
        String name = file("bugs.rle", "x = 1, y = 1, rule = R1,C2,S0,B1,NN\no!\n");
        Gol4j.Result result = gol4j((command + " " + name).split(" "));
        assertEquals(3, result.exitCode());
        assertTrue(
                result.err().startsWith("gol4j: " + name + ": RLE, line 1, column 22: "),
                result.err());
        assertTrue(result.err().contains("Larger than Life"), result.err());
        assertEquals(0, gol4j("info", name).exitCode(), "it can be looked at");
        assertEquals(0, gol4j("run", name, "-r", "B1/S0V").exitCode());
    }

    @Test
    void aLinkIsFollowedAlsoToWhereThereIsNothingYet() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (String command : List.of("convert glider -o ", "plot glider --format svg -o ")) {
            Path link = folder.resolve("link.rle");
            Files.createSymbolicLink(link, Path.of("inner", "made.rle"));
            assertEquals(0, gol4j((command + link).split(" ")).exitCode());
            assertTrue(Files.isSymbolicLink(link));
            assertTrue(Files.isRegularFile(inner.resolve("made.rle")));
            Files.delete(link);
            Files.delete(inner.resolve("made.rle"));
        }
        try (Stream<Path> left = Files.list(inner)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "run", "show", "convert"})
    void whatIsNeitherFileNorNameIsSaid(String command) {
        Gol4j.Result result = gol4j(command, "no-such-thing");
        assertEquals(3, result.exitCode());
        assertTrue(result.err().startsWith("gol4j: there is no file no-such-thing"), result.err());
        Gol4j.Result directory = gol4j(command, folder.toString());
        assertEquals(3, directory.exitCode(), directory.err());
    }

    @ParameterizedTest
    @CsvSource({"rle", "mc", "life105", "life106", "cells"})
    void convertedToAnyFormatAPatternStaysWhatItIs(String format) throws IOException {
        Pattern original = Pattern.read(Path.of(glider()));
        Gol4j.Result result =
                gol4j(
                        "convert",
                        glider(),
                        "--format",
                        format,
                        "-o",
                        folder.resolve("converted").toString());
        assertEquals("", result.err());
        assertEquals(0, result.exitCode());
        Pattern converted = Pattern.read(folder.resolve("converted"));
        assertEquals(original, converted);
    }

    @Test
    void theEndingOfTheNameSaysTheFormat() throws IOException {
        Path converted = folder.resolve("g.mc.gz");
        assertEquals(0, gol4j("convert", "glider", "-o", converted.toString()).exitCode());
        assertEquals(PatternFormat.MACROCELL, Pattern.read(converted).format().orElseThrow());
        assertEquals(0x1f, Files.readAllBytes(converted)[0], "gzip");
        Gol4j.Result unknown = gol4j("convert", "glider", "-o", folder + "/g.bmp");
        assertEquals(2, unknown.exitCode());
        assertFalse(Files.exists(folder.resolve("g.bmp")));
    }

    @Test
    void convertChangesInTheOrderThatItSays() throws IOException {
        Path changed = folder.resolve("changed.rle");
        Gol4j.Result result =
                gol4j(
                        "convert",
                        "glider",
                        "--crop",
                        "0,0,3,2",
                        "--rotate",
                        "90",
                        "--flip",
                        "horizontal",
                        "--move",
                        "10,-5",
                        "-o",
                        changed.toString());
        assertEquals(0, result.exitCode(), result.err());
        // The glider's upper two rows are (1, 0) and (2, 1); turned (0, 1) and (-1, 2); mirrored
        // (0, 1) and (1, 2).
        assertEquals(
                Set.of(new Cell(10, -4), new Cell(11, -3)),
                Set.copyOf(Pattern.read(changed).cells()));
    }

    @Test
    void runStartsWhereTheFileIsAndSavesWhereItEnds() throws IOException {
        Path later = folder.resolve("later.rle");
        Gol4j.Result result = gol4j("run", glider(), "-g", "40", "-o", later.toString());
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("B36/S23"), result.out());
        Pattern saved = Pattern.read(later);
        assertEquals(BigInteger.valueOf(47), saved.generation());
        assertEquals("Glider", saved.name().orElseThrow());
        try (Universe universe = new Universe(Pattern.read(Path.of(glider())))) {
            universe.advance(40);
            assertEquals(universe.cells(), saved.cells());
        }
        Gol4j.Result other = gol4j("run", glider(), "-g", "0", "-r", "Life");
        assertTrue(other.out().contains("B3/S23"), other.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "tiled", "hashlife"})
    void everyEngineComesToTheSameResult(String engine) {
        Gol4j.Result result =
                gol4j("run", "gosper-gun", "-g", "3000", "--engine", engine, "--memory", "256M");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("population    536"), result.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run gosper-gun -g 2^1000 --format rle",
                "plot gosper-gun -g 2^62 --format png",
                "render gosper-gun -g 2^62 --format png",
                "convert gosper-gun --format rle",
                "soup --format rle"
            })
    void aFileThatCannotBeWrittenIsToldBeforeTheWork(String command) {
        for (Path file : List.of(folder, folder.resolve("none").resolve("file"))) {
            Gol4j.Result result =
                    gol4j(
                            Stream.concat(
                                            Stream.of(command.split(" ")),
                                            Stream.of("-o", file.toString()))
                                    .toArray(String[]::new));
            assertEquals(1, result.exitCode(), result.err());
            assertTrue(
                    result.err().startsWith("gol4j: " + file + " cannot be written: "),
                    result.err());
        }
    }

    @Test
    void aRunKeepsWhatTheFileSaysAboutItself() throws IOException {
        String file =
                file("named.rle", "#N Mine\n#O Me\n#C First.\n#C Second.\nx = 3, y = 1\n3o!\n");
        Path later = folder.resolve("later.rle");
        assertEquals(0, gol4j("run", file, "-g", "1", "-o", later.toString()).exitCode());
        Pattern pattern = Pattern.read(later);
        assertEquals(Optional.of("Mine"), pattern.name());
        assertEquals(Optional.of("Me"), pattern.author());
        assertEquals(List.of("First.", "Second."), pattern.comments());
    }

    @Test
    void generationsMayBeAstronomical() {
        Gol4j.Result result =
                gol4j("run", "gosper-gun", "-g", "2^100", "--engine", "hashlife", "--json");
        assertEquals(0, result.exitCode(), result.err());
        BigInteger generations = BigInteger.TWO.pow(100);
        assertTrue(result.out().contains("\"generation\":" + generations + ","), result.out());
        assertTrue(result.out().contains("\"bounds\":null"), "gliders are past the 64-bit plane");
    }

    @Test
    void aSoupIsTheSameForTheSameSeed() throws IOException {
        String[] command = {"soup", "--size", "64x48", "--density", "0.3", "--seed", "42"};
        Gol4j.Result soup = gol4j(command);
        Pattern pattern = Pattern.read(Path.of(file("soup.rle", gol4j(command).out())));
        assertEquals(0, soup.exitCode(), soup.err());
        assertTrue(800 < pattern.population().intValue() && pattern.population().intValue() < 1050);
        assertEquals(
                "gol4j soup --size 64x48 --density 0.3 --seed 42 --symmetry C1",
                pattern.comments().getFirst());
        assertEquals(gol4j(command).out(), gol4j(command).out());
        assertNotEquals(gol4j("soup").out(), gol4j("soup").out(), "a random seed");
        assertEquals(0, gol4j("soup", "--symmetry", "d2_X").exitCode(), "in any case");
    }

    /** An option that has no such value is a wrong command line, whatever the pattern is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    soup --density 1.1               | '1.1' is no share from 0 to 1
                    soup --density NaN               | 'NaN' is no share from 0 to 1
                    soup --seed 2^3                  | '2^3' is no whole number from -2^63 to
                    soup --symmetry D9               | C1, C2, C4, D2_+, D2_x, D4_+, D4_x or D8
                    soup --size 3x4 --symmetry D8    | symmetry D8 is one of squares
                    soup --size 999999x999999        | 2^32 are the most
                    convert glider --rotate 45       | '45' is no turn in degrees: 90, 180 or 270
                    convert glider --flip up         | horizontal, vertical or diagonal
                    convert glider --format bmp      | rle, mc, life105, life106 or cells
                    show --width 1                   | '1' is no whole number from 2 to 10000
                    show --height x                  | 'x' is no whole number from 2 to 10000
                    show --style round               | text, half or braille
                    render --colour red              | plain, age or density
                    render --format bmp              | png or gif
                    render --delay 9                 | '9' is no whole number from 10 to 600000
                    plot --format gif                | png or svg
                    render -g 2^62 -o a.gif          | choose --every 46116860184274 or more
                    render -g 100001 --format gif    | at most 100000 images besides the first
                    completion tcsh                  | bash, zsh or fish
                    run --format rle                 | add --output FILE
                    plot --format svg --json         | which --output FILE asks for
                    """)
    void aValueThatAnOptionDoesNotHaveIsAWrongCommandLine(String arguments, String message) {
        Gol4j.Result result = gol4j(arguments.split(" "));
        assertEquals(2, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertTrue(result.err().contains(message.replace("''", "'")), result.err());
    }

    @Test
    void anOptionThatDoesNotGoWithThePatternIsBadInput() {
        Gol4j.Result moved = gol4j("convert", "glider", "--move", Long.MAX_VALUE + ",0");
        assertEquals(3, moved.exitCode(), moved.err());
        assertTrue(moved.err().contains("--move does not go with this pattern"), moved.err());
        String[] command = {"glider", "-r", "B3/S23:T2,2"};
        Gol4j.Result run = gol4j("run", command[0], command[1], command[2]);
        assertEquals(3, run.exitCode());
        assertTrue(run.err().contains("outside the bounded grid :T2,2"), run.err());
        for (String writer : new String[] {"convert", "show"}) {
            Gol4j.Result written = gol4j(writer, command[0], command[1], command[2]);
            assertEquals(3, written.exitCode());
            assertEquals("", written.out());
            assertEquals(run.err(), written.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    B3/S23:T20,20 | 20x20 | -10 | -10
                    B3/S23:P21,9  | 21x9  | -10 | -4
                    B3/S23:T0,20  | 31x19 | -15 | -9
                    B3/S23        | 20x20 | 0   | 0
                    """)
    void aSoupIsInTheMiddleOfItsGrid(String rule, String size, long left, long top)
            throws IOException {
        String command = "soup --seed 1 --rule %s --size ".formatted(rule);
        Gol4j.Result result = gol4j((command + size).split(" "));
        assertEquals(0, result.exitCode(), result.err());
        Pattern soup = Pattern.read(Path.of(file("soup.rle", result.out())));
        String again = soup.comments().getFirst();
        assertEquals(result.out(), gol4j(again.substring("gol4j ".length()).split(" ")).out());
        String[] sides = size.split("x");
        Soup same = Soup.of(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])).withSeed(1);
        assertEquals(Pattern.soup(same).translate(left, top).cells(), soup.cells());
    }

    @ParameterizedTest
    @ValueSource(strings = {"B3/S23:T2,2 --size 16x16", "B3/S23:T20,20 --size 20x21 --density 0"})
    void aSoupLargerThanItsGridIsRefused(String options) {
        Gol4j.Result result = gol4j(("soup --rule " + options).split(" "));
        assertEquals(3, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().contains("is larger than the grid of B3/S23:T2"), result.err());
        assertTrue(result.err().contains("--size"), result.err());
    }

    @Test
    void jsonSaysWhatWasWritten() throws IOException {
        Path soup = folder.resolve("soup.mc.gz");
        String command = "soup --seed 7 --size 20x10 --symmetry D4_+ --json";
        Gol4j.Result made = gol4j((command + " -o " + soup).split(" "));
        assertEquals("", made.err());
        assertTrue(
                made.out()
                        .startsWith(
                                "{\"file\":\"%s\",\"format\":\"macrocell\",\"bytes\":%d,\"seed\":7,\"width\":20,\"height\":10,\"density\":0.5,\"symmetry\":\"D4_+\",\"rule\":\"B3/S23\",\"generation\":0,\"population\":%d,\"bounds\":{"
                                        .formatted(
                                                soup,
                                                Files.size(soup),
                                                Pattern.read(soup).population())),
                made.out());
        Gol4j.Result converted = gol4j("convert", "glider", "--json");
        assertEquals(
                Set.of(
                        new Cell(1, 0),
                        new Cell(2, 1),
                        new Cell(0, 2),
                        new Cell(1, 2),
                        new Cell(2, 2)),
                Set.copyOf(Pattern.parse(converted.out()).cells()),
                "stdout has the pattern only");
        assertTrue(
                converted.err().startsWith("{\"file\":null,\"format\":\"RLE\",\"bytes\":null,"),
                converted.err());
        Path png = folder.resolve("glider.png");
        assertEquals(
                "{\"file\":\"%s\",\"format\":\"PNG\",\"bytes\":%d,\"images\":1,\"width\":5,\"height\":5,\"pattern\":\"glider\",\"rule\":\"B3/S23\",\"generation\":4,\"population\":5}%n"
                        .formatted(
                                png,
                                sizeAfter(png, "render glider -g 4 --zoom 1 --json -o " + png)),
                gol4j(("render glider -g 4 --zoom 1 --json -o " + png).split(" ")).out());
    }

    private static long sizeAfter(Path file, String command) throws IOException {
        assertEquals(0, gol4j(command.split(" ")).exitCode());
        return Files.size(file);
    }

    @Test
    void runStopsWhereABoardHasSettled() {
        Gol4j.Result result = gol4j("run", "r-pentomino", "--until-stable", "--json");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("\"generation\":1103,\"population\":116,"), result.out());
        assertTrue(
                result.out().contains("\"stable\":true,\"period\":2,\"spaceships\":6,"),
                result.out());
        assertEquals(3, gol4j("run", "--until-stable", "-r", "B03/S23").exitCode());
        assertEquals(3, gol4j("run", "--until-stable", "-r", "B3/S23:T100,100").exitCode());
        assertEquals(2, gol4j("run", "--until-stable", "--every", "10").exitCode());
    }

    @Test
    void everyPrintsASampleALine() {
        Gol4j.Result result = gol4j("run", "gosper-gun", "-g", "90", "--every", "30", "--json");
        assertEquals(
                "{\"generation\":0,\"population\":36}",
                result.out().lines().findFirst().orElseThrow());
        assertEquals(4, result.out().lines().count());
        assertEquals(2, gol4j("run", "--every", "0").exitCode());
    }

    @Test
    void plotPrintsPopulations() {
        Gol4j.Result result = gol4j("plot", "r-pentomino", "-g", "5", "--json");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(
                result.out()
                        .contains("\"generations\":[0,1,2,3,4,5],\"populations\":[5,6,7,9,8,9]"),
                result.out());
        assertEquals(2, gol4j("plot", "r-pentomino").exitCode(), "neither a file nor JSON");
        Gol4j.Result both =
                gol4j("plot", "glider", "-g", "1", "--json", "-o", "-", "--format", "svg");
        assertTrue(both.out().endsWith("</svg>\n"), both.out());
        assertTrue(both.err().endsWith("\"populations\":[5,5]}" + System.lineSeparator()));
    }

    @Test
    void showPrintsAPatternThatCanBeReadAgain() throws IOException {
        Gol4j.Result result = gol4j("show", "gosper-gun", "--style", "text");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(GameOfLife.pattern("gosper-gun"), Pattern.parse(result.out()).cells());
        Gol4j.Result part = gol4j("show", "glider", "--style", "text", "--view", "-1,0,3,2");
        assertEquals(String.format("..O%n...%n"), part.out());
        assertEquals(2, gol4j("show", "--view", "1,2,3").exitCode());
        assertEquals(2, gol4j("show", "--view", "1,2,0,3").exitCode());
        Gol4j.Result far = gol4j("show", "glider", "-g", "2^70");
        assertEquals(3, far.exitCode());
        assertTrue(far.err().contains("with --view X,Y,W,H"), far.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "convert", "run", "show"})
    void everyCommandReadsWithinTheMemoryThatItMayTake(String command) throws IOException {
        String line = file("line.rle", "x = 100000000, y = 1\n100000000o!\n");
        Gol4j.Result result = gol4j(command, line, "--memory", "1M");
        assertEquals(3, result.exitCode());
        assertTrue(
                result.err()
                        .contains(
                                "line.rle: it would take more than the memory limit of 1048576"
                                        + " bytes"),
                result.err());
        assertTrue(result.err().strip().endsWith("; --memory SIZE allows more"), result.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "render acorn",
                "render acorn -o a.bmp",
                "render acorn -o a.png --zoom 1/3",
                "render acorn -o a.png --zoom 2 --grid",
                "render acorn -o a.gif --every 0",
                "render acorn -g 5000 -o a.png --zoom 100",
                "plot acorn -o a.svg --size 10x10",
                "run -g 3^",
                "run --memory 1Q"
            })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsWritten(String arguments) {
        Gol4j.Result result = gol4j(arguments.split(" "));
        assertEquals(2, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertFalse(Files.exists(Path.of("a.png")) || Files.exists(Path.of("a.gif")));
    }
}

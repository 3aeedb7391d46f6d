package io.github.gol4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gol4j.cli.view.GifReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The commands of the packaged jar, each in a process of its own")
class CliCommandsIT {

    private static final String CLI = System.getProperty("gol4j.cli.jar");

    /** The colours of live and dead cells in plain images. */
    private static final int LIVE = 0xf4f4f4;

    private static final int DEAD = 0x101418;

    @TempDir private Path folder;

    private JavaProcess gol4j(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "-Dgol4j.cache.dir=" + folder.resolve("cache");
        all[1] = "-jar";
        all[2] = CLI;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return JavaProcess.of(all);
    }

    private static void assertShows(Universe universe, BoundingBox region, BufferedImage image) {
        assertEquals(region.width(), image.getWidth());
        assertEquals(region.height(), image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean alive = universe.isAlive(region.minX() + x, region.minY() + y);
                assertEquals(alive ? LIVE : DEAD, image.getRGB(x, y) & 0xffffff, x + ", " + y);
            }
        }
    }

    @Test
    void infoKnowsABoardThatReachesPastThePlane() throws IOException, InterruptedException {
        String far = folder.resolve("far.mc").toString();
        assertEquals(0, gol4j("run", "glider", "-g", "2^70", "-o", far).run().exitCode());
        var result = gol4j("info", far).run();
        assertEquals("", result.err());
        assertEquals(0, result.exitCode());
        assertTrue(result.out().contains("generation    1180591620717411303424"), result.out());
        assertTrue(result.out().contains("past the 64-bit plane"), result.out());
        String rle = folder.resolve("far.rle").toString();
        var refused = gol4j("convert", far, "-o", rle).run();
        assertEquals(3, refused.exitCode());
        assertTrue(
                refused.err()
                        .startsWith("gol4j: the pattern cannot be written as RLE to " + rle + ": "),
                refused.err());
        assertTrue(refused.err().contains("macrocell"), refused.err());
        assertFalse(Files.exists(folder.resolve("far.rle")));
        var piped = gol4j("convert", far, "-o", "-").run();
        assertEquals(3, piped.exitCode());
        assertEquals("", piped.out());
        assertTrue(
                piped.err().startsWith("gol4j: the pattern cannot be written as RLE: "),
                piped.err());
        var shown = gol4j("show", far).run();
        assertEquals(3, shown.exitCode());
        assertTrue(shown.err().contains("--view X,Y,W,H"), shown.err());
    }

    @Test
    void aPictureThatWouldBeTooLargeIsNotWritten() throws IOException, InterruptedException {
        Path far = folder.resolve("far.lif");
        Files.writeString(far, "#Life 1.06\n0 0\n1000000000000 1000000000000\n");
        Path cells = folder.resolve("far.cells");
        var refused = gol4j("convert", "" + far, "-o", "" + cells).run();
        assertEquals(3, refused.exitCode(), refused.err());
        assertTrue(
                refused.err().startsWith("gol4j: the pattern cannot be written as plaintext to "),
                refused.err());
        assertFalse(Files.exists(cells));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
    void whatElseIsWrittenToStdoutIsKeptHoweverStdoutIsCalled()
            throws IOException, InterruptedException {
        String glider = "bo$2bo$3o!";
        for (String name : List.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "-")) {
            Path log = folder.resolve("log");
            var result =
                    gol4j().inShell(
                                    "{ echo before; $GOL4J convert glider -o %s; echo after; } > '%s'"
                                            .formatted(name, log))
                            .run();
            assertEquals("", result.err(), name);
            String text = Files.readString(log);
            assertTrue(text.startsWith("before\n"), name + ": " + text);
            assertTrue(text.endsWith(glider + "\nafter\n"), name + ": " + text);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
    void aFileThatIsOpenAlreadyIsNotReplaced() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        for (String command :
                List.of(
                        "convert glider --format rle -o /dev/stderr 2>>'%s'",
                        "render glider --format png -o /dev/fd/3 3>>'%s'",
                        "run glider --format rle -o /proc/self/fd/3 3>>'%s'")) {
            Files.writeString(log, "kept\n");
            var result = gol4j().inShell("$GOL4J " + command.formatted(log)).run();
            assertEquals(2, result.exitCode(), command);
            String told = result.err() + Files.readString(log);
            assertTrue(Files.readString(log).startsWith("kept\n"), command);
            assertTrue(told.contains("use - for stdout, or the file's name"), told);
        }
        var piped = gol4j().inShell("$GOL4J convert glider --format rle -o /dev/fd/3 3>&1 | cat");
        assertTrue(piped.run().out().endsWith("bo$2bo$3o!\n"), "a pipe can be written to");
    }

    @Test
    void aFileCannotDriveTheTerminal() throws IOException, InterruptedException {
        Path file = folder.resolve("bad.rle");
        Files.writeString(
                file,
                """
                #N \033[31mred\033]0;title\007
                #C \233 beyond ASCII
                #CXRLE Pos=-9223372036854775808,-9223372036854775808
                x = 2, y = 1
                2o!
                """);
        var result = gol4j("info", file.toString()).run();
        assertEquals("", result.err());
        assertTrue(result.out().contains("␛[31mred␛]0;title␇"), result.out());
        assertTrue(result.out().contains("\uFFFD beyond ASCII"), result.out());
        // Two cells of 2 x 1, at the very edge.
        assertTrue(result.out().contains("1.00 of the bounding box"), result.out());
    }

    @Test
    void infoShowsTheBeginningOfLongCommentsAndJsonAll() throws IOException, InterruptedException {
        Path file = folder.resolve("long.rle");
        int lines = 100_000;
        String beginning = "#C " + "é".repeat(201) + "\n#C " + "𝄞".repeat(200) + "\n";
        Files.writeString(file, beginning + "#C more\n".repeat(lines - 2) + "x = 1, y = 1\no!\n");
        var result = gol4j("info", "" + file).environment("LC_ALL", "C.UTF-8").run();
        assertEquals(0, result.exitCode(), result.err());
        List<String> shown =
                result.out().lines().dropWhile(line -> !line.startsWith("comments")).toList();
        assertEquals("comments      " + "é".repeat(200) + " …", shown.get(0));
        assertEquals(" ".repeat(14) + "𝄞".repeat(200), shown.get(1));
        assertEquals(21, shown.size());
        assertEquals("and 99,980 more lines, which --json prints", shown.getLast().strip());
        var json = gol4j("info", "--json", "" + file).environment("LC_ALL", "C").run();
        assertEquals(lines - 2, json.out().split("\"more\"", -1).length - 1);
        assertTrue(json.out().contains("\\u00E9".repeat(201)), "as ASCII");
    }

    @Test
    void whatCannotBeShownOrReadIsToldInWords() throws IOException, InterruptedException {
        var large = gol4j("show", "acorn", "--width", "2000000000").run();
        assertEquals(2, large.exitCode());
        assertTrue(large.err().contains("is no whole number from 2 to 10000"), large.err());
        var empty = gol4j("run", "").run();
        assertEquals(3, empty.exitCode());
        assertEquals("gol4j: the name of a pattern is empty\n", empty.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere file names are text")
    void filesWhoseNamesAreNoTextAreKeptApart(String locale)
            throws IOException, InterruptedException {
        var result =
                gol4j().environment("LC_ALL", locale)
                        .inShell(
                                """
                                cd '%s'
                                one=$(printf 'a\\376') other=$(printf 'a\\377') word=$(printf 'h\\303\\251')
                                $GOL4J convert glider -o "$one.rle" &&
                                $GOL4J convert acorn -o "$other.rle" &&
                                $GOL4J render "$one.rle" -o "$word.png" &&
                                $GOL4J info --json "$one.rle" "$PWD/$other.rle" &&
                                $GOL4J info "$other"
                                test -e "$one.rle" && test -e "$other.rle" && test -e "$word.png" &&
                                echo all there
                                """
                                        .formatted(folder))
                        .run();
        String[] lines = result.out().split("\n");
        assertTrue(
                lines[0].startsWith("{\"pattern\":\"a\\uDCFE.rle\""), result.out() + result.err());
        assertTrue(lines[0].contains("\"population\":5"), lines[0]);
        assertTrue(lines[1].contains("/a\\uDCFF.rle\""), lines[1]);
        assertTrue(lines[1].contains("\"population\":7"), lines[1]);
        assertEquals("all there", lines[2]);
        assertTrue(result.err().startsWith("gol4j: there is no file a"), result.err());
    }

    @Test
    void aPngOnStdoutShowsTheBoard() throws IOException, InterruptedException {
        Path png = Files.createFile(folder.resolve("r.png"));
        var result =
                gol4j(
                                "render",
                                "r-pentomino",
                                "-g",
                                "200",
                                "--view",
                                "-40,-30,80,70",
                                "--zoom",
                                "1",
                                "--format",
                                "png",
                                "-o",
                                "-")
                        .out(png)
                        .run();
        assertEquals("", result.err());
        assertEquals(0, result.exitCode());
        try (Universe universe = new Universe()) {
            universe.setAll(GameOfLife.pattern("r-pentomino"), true);
            universe.advance(200);
            assertShows(
                    universe,
                    new BoundingBox(-40, -30, 39, 39),
                    ImageIO.read(Files.newInputStream(png)));
        }
    }

    @Test
    void aGifShowsEveryGenerationThatWasAskedFor() throws IOException, InterruptedException {
        Path gif = folder.resolve("acorn.gif");
        var result =
                gol4j("render", "acorn", "-g", "30", "--every", "3", "--zoom", "1", "-o", "" + gif)
                        .run();
        assertEquals("", result.out() + result.err());
        assertEquals(0, result.exitCode());
        GifReader.Film film = GifReader.read(Files.readAllBytes(gif));
        assertEquals(11, film.images().size());
        try (Universe universe = new Universe();
                Universe scout = new Universe()) {
            universe.setAll(GameOfLife.pattern("acorn"), true);
            scout.setAll(universe.cells(), true);
            long minX = 0;
            long minY = 0;
            for (int i = 0; i <= 10; i++) {
                BoundingBox box = scout.bounds().orElseThrow();
                minX = Math.min(minX, box.minX());
                minY = Math.min(minY, box.minY());
                scout.advance(3);
            }
            for (BufferedImage image : film.images()) {
                BoundingBox region =
                        new BoundingBox(
                                minX - 1,
                                minY - 1,
                                minX - 2 + image.getWidth(),
                                minY - 2 + image.getHeight());
                assertShows(universe, region, image);
                universe.advance(3);
            }
        }
    }

    @Test
    void aGifEndsWithTheGenerationThatWasAskedFor() throws IOException, InterruptedException {
        Path gif = folder.resolve("glider.gif");
        String view = "render glider -g 25 --every 10 --zoom 1 --view 0,0,12,12 -o " + gif;
        assertEquals(0, gol4j(view.split(" ")).run().exitCode());
        GifReader.Film film = GifReader.read(Files.readAllBytes(gif));
        assertEquals(4, film.images().size());
        try (Universe universe = new Universe(Pattern.named("glider"))) {
            universe.advance(25);
            assertShows(universe, new BoundingBox(0, 0, 11, 11), film.images().getLast());
        }
    }

    @Test
    void anImageThatFollowsHasTheShipInItsMiddleAllTheTime()
            throws IOException, InterruptedException {
        Path gif = folder.resolve("glider.gif");
        gol4j(
                        "render",
                        "glider",
                        "-g",
                        "40",
                        "--every",
                        "4",
                        "--follow",
                        "--zoom",
                        "1",
                        "-o",
                        "" + gif)
                .run();
        GifReader.Film film = GifReader.read(Files.readAllBytes(gif));
        assertEquals(11, film.images().size());
        for (BufferedImage image : film.images()) {
            assertEquals("", GifReader.firstDifference(film.images().getFirst(), image));
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndNothingIsLeftBehind()
            throws IOException, InterruptedException {
        Path missing = folder.resolve("missing").resolve("a.png");
        var result = gol4j("render", "acorn", "-o", missing.toString()).run();
        assertEquals(1, result.exitCode());
        assertEquals(
                "gol4j: %s cannot be written: there is no folder %s%n"
                        .formatted(missing, missing.getParent()),
                result.err());
        Path kept = Files.writeString(folder.resolve("kept.svg"), "old");
        var wrong = gol4j("plot", "acorn", "-r", "B9/S", "-o", kept.toString()).run();
        assertEquals(3, wrong.exitCode());
        assertEquals("old", Files.readString(kept));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.filter(f -> f.getFileName().toString().startsWith(".")).count());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell")
    void whoeverClosesThePipeEarlyHearsNoComplaint() throws IOException, InterruptedException {
        for (String command : new String[] {"plot acorn -g 50000 --every 1 --json", "show acorn"}) {
            var result = gol4j(command.split(" ")).inShell("$GOL4J | head -c 1").run();
            assertEquals("", result.err(), command);
            assertEquals(1, result.out().length(), command);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell")
    void aRunEndsWhenNobodyReadsItsSamplesAnyMore() throws IOException, InterruptedException {
        Path later = folder.resolve("later.rle");
        for (String json : new String[] {"", " --json"}) {
            String command =
                    "$GOL4J run acorn -g 2^50 --every 1 --engine tiled -o '%s'%s"
                            .formatted(later, json);
            var result = gol4j().inShell("{ " + command + "; echo $? >&2; } | head -c 5").run();
            assertEquals(5, result.out().length(), result.out());
            assertEquals("1\n", result.err(), command);
            assertFalse(Files.exists(later), command);
        }
    }

    @Test
    void aPipeGetsEightyColumnsWithoutColours() throws IOException, InterruptedException {
        var result =
                gol4j("show", "acorn", "-g", "5206", "--style", "text")
                        .environment("COLUMNS", "")
                        .run();
        assertEquals(0, result.exitCode());
        assertFalse(result.out().contains("\u001b"));
        int width = result.out().lines().mapToInt(String::length).max().orElseThrow();
        assertTrue(40 < width && width <= 80, "width " + width);
        assertEquals("gol4j: each dot is 2^5 x 2^5 cells", result.err().strip());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other encodings")
    void aTerminalWithoutTheCharactersIsToldSo() throws IOException, InterruptedException {
        var plain = gol4j("show", "glider").environment("LC_ALL", "C").run();
        assertEquals(".O.\n..O\nOOO\n", plain.out());
        var braille =
                gol4j("show", "glider", "--style", "braille").environment("LC_ALL", "C").run();
        assertEquals(1, braille.exitCode());
        assertEquals("", braille.out());
        assertTrue(braille.err().contains("use --style text"), braille.err());
    }

    @Test
    void playNeedsATerminal() throws IOException, InterruptedException {
        var result = gol4j("play", "glider").run();
        assertEquals(1, result.exitCode());
        assertEquals("", result.out());
        assertEquals("gol4j: play needs a terminal as stdin and stdout", result.err().strip());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 130", "HUP, 129", "TERM TERM, 130"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGINT")
    void aSignalEndsARunAtAWholeGenerationAndTheResultIsPrintedAndWritten(String signals, int code)
            throws IOException, InterruptedException {
        String[] each = signals.split(" ");
        Signals.assumeHeard(each[0]);
        Path later = folder.resolve("later.rle");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process =
                gol4j("run", "gosper-gun", "-g", "2^60", "--every", "1000", "-o", "" + later)
                        .inShell("exec $GOL4J >%s 2>%s".formatted(out, err))
                        .start();
        while (!Files.exists(out) || Files.size(out) == 0) {
            assertTrue(process.isAlive(), "it ended early");
            Thread.sleep(20);
        }
        for (String signal : each) {
            send(signal, process);
        }
        assertEquals(code, exitCode(process));
        String generation =
                Files.readString(err).strip().replace("gol4j: stopped in generation ", "");
        String table = Files.readString(out);
        assertTrue(table.contains("\ngeneration    " + generation + "\n"), table);
        long population = Long.parseLong(table.replaceAll("(?s).*\npopulation +(\\d+)\n.*", "$1"));
        try (Universe universe = new Universe()) {
            universe.setAll(GameOfLife.pattern("gosper-gun"), true);
            universe.advance(Long.parseLong(generation));
            assertEquals(universe.population(), population, "a whole generation");
            assertEquals(universe.cells(), Pattern.read(later).cells());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "where nohup(1) is sure to be")
    void aRunUnderNohupGoesOn() throws IOException, InterruptedException {
        Signals.assumeHeard("INT");
        Path out = folder.resolve("out");
        Process process =
                gol4j("run", "gosper-gun", "-g", "2^60", "--every", "1000")
                        .inShell("exec nohup $GOL4J >%s 2>&1".formatted(out))
                        .start();
        awaitMore(process, out, 0);
        send("HUP", process);
        awaitMore(process, out, Files.size(out));
        send("INT", process);
        assertEquals(130, exitCode(process));
    }

    private static void send(String signal, Process process)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    private static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            fail("it goes on");
        }
        return process.exitValue();
    }

    private static void awaitMore(Process process, Path out, long bytes)
            throws IOException, InterruptedException {
        while (!Files.exists(out) || Files.size(out) <= bytes + 1_000) {
            assertTrue(process.isAlive(), "it ended early");
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX shell")
    @ValueSource(strings = {"bash", "zsh"})
    void completionWorksIn(String shell) throws IOException, InterruptedException {
        assumeInstalled(shell);
        Path script = Files.createFile(folder.resolve("completion"));
        assertEquals(0, gol4j("completion", shell).out(script).run().exitCode());
        Files.createFile(folder.resolve("glory.rle"));
        for (String[] line :
                List.of(
                        new String[] {"ren", "render"},
                        new String[] {"run --engine h", "hashlife"},
                        new String[] {"run --engine = h", "hashlife"},
                        new String[] {"run --engine=h", "--engine=hashlife"},
                        new String[] {"render --foll", "--follow"},
                        new String[] {"show gosper", "gosper-gun"},
                        new String[] {"show glo", "glory.rle"},
                        new String[] {"convert glider -o glo", "glory.rle"},
                        new String[] {"completion z", "zsh"})) {
            // As the shell sets the words for a completion; zsh has them numbered so, too.
            String words = "gol4j " + line[0];
            Process process =
                    new ProcessBuilder(
                                    shell,
                                    "-c",
                                    "%s source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _gol4j; echo \"${COMPREPLY[@]}\""
                                            .formatted(
                                                    shell.equals("zsh")
                                                            ? "setopt KSH_ARRAYS SH_WORD_SPLIT;"
                                                            : "",
                                                    script,
                                                    words,
                                                    words.split(" ").length - 1))
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(line[1], answer.strip(), line[0]);
        }
    }

    private static void assumeInstalled(String shell) throws IOException, InterruptedException {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v " + shell).start().waitFor() == 0,
                shell + " is not installed");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs fish")
    void completionWorksInFish() throws IOException, InterruptedException {
        assumeInstalled("fish");
        Path script = Files.createFile(folder.resolve("completion"));
        assertEquals(0, gol4j("completion", "fish").out(script).run().exitCode());
        for (String[] line :
                List.of(
                        new String[] {"gol4j ren", "render\tDraw"},
                        new String[] {"gol4j render --foll", "--follow\t"},
                        new String[] {"gol4j run --engine h", "hashlife"},
                        new String[] {"gol4j show gosper", "gosper-gun"},
                        new String[] {"gol4j completion z", "zsh"})) {
            Process fish =
                    new ProcessBuilder(
                                    "fish",
                                    "--no-config",
                                    "-c",
                                    "source '%s'; complete --do-complete '%s'"
                                            .formatted(script, line[0]))
                            .redirectErrorStream(true)
                            .start();
            String answer =
                    new String(fish.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith(line[1]), line[0] + ": " + answer);
        }
    }

    @ParameterizedTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGINT")
    @CsvSource({
        "show, INT, 130",
        "plot --every 1000000 -o plot.svg, INT, 130",
        "render -o film.gif --every 1000000, INT, 130",
        "render -o film.gif --every 1000000, HUP, 129"
    })
    void whatIsInterruptedSaysThatItWritesNothing(String command, String signal, int code)
            throws IOException, InterruptedException {
        Signals.assumeHeard(signal);
        Path err = folder.resolve("err");
        Path classes = folder.resolve("classes");
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "-Xlog:class+load:file=" + classes,
                                "-Dgol4j.cache.dir=" + folder.resolve("cache"),
                                "-jar",
                                CLI));
        words.addAll(List.of(command.split(" ")));
        words.addAll(List.of("gosper-gun", "-g", "1000000000", "--engine", "tiled"));
        Process process =
                JavaProcess.of(words.toArray(String[]::new))
                        .inShell("cd '%s'; exec $GOL4J 2>%s".formatted(folder, err))
                        .start();
        // What watches the run is loaded when Ctrl-C is already heard.
        while (!Files.exists(classes)
                || !Files.readString(classes).contains("io.github.gol4j.cli.Progress ")) {
            assertTrue(process.isAlive(), "it ended early");
            Thread.sleep(20);
        }
        send(signal, process);
        assertEquals(code, exitCode(process));
        assertEquals(
                "gol4j: stopped before the end, and nothing is written\n", Files.readString(err));
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("cache", "classes", "err"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void commandsWithoutPicturesLoadNothingThatDraws() throws IOException, InterruptedException {
        var result =
                JavaProcess.of(
                                "-Xlog:class+load:stdout",
                                "-Dgol4j.cache.dir=" + folder.resolve("cache"),
                                "-jar",
                                CLI,
                                "run",
                                "glider")
                        .run();
        String[] drawing =
                result.out().lines().filter(l -> l.contains(" java.awt.")).toArray(String[]::new);
        assertArrayEquals(new String[0], drawing);
    }
}

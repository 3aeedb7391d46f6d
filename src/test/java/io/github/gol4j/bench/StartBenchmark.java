package io.github.gol4j.bench;

import io.github.gol4j.GameOfLife;
import io.github.gol4j.bench.contender.TileSteps;
import io.github.gol4j.bench.start.JavaAcorn;
import io.github.gol4j.bench.start.NativeAcorn;
import io.github.gol4j.bench.start.Nothing;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A JVM from its start to its end, with a first result between. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StartBenchmark {

    /** What is run. Each prints the Acorn's population in generation 1,000. */
    public enum Program {
        NOTHING("nothing but the JVM", Nothing.class),
        JAVA("Java, tiles", JavaAcorn.class),
        GOL4J("gol4j", NativeAcorn.class);

        final String label;
        private final Class<?> main;

        Program(String label, Class<?> main) {
            this.label = label;
            this.main = main;
        }
    }

    /** What the JVM knows of the classes before it starts. */
    public enum Sharing {
        OFF("no class-data sharing", "-Xshare:off"),
        DEFAULT("the JDK's own archive, as always"),
        ARCHIVE("an archive of the application", "-XX:SharedArchiveFile=%s", "-Xshare:auto"),
        AOT("an AOT cache", "-XX:AOTCache=%s");

        final String label;
        private final List<String> options;

        Sharing(String label, String... options) {
            this.label = label;
            this.options = List.of(options);
        }
    }

    private static final String EXPECTED = "457";

    /** AOT caches in one step came with JDK 25, JEP 514. */
    static final int FIRST_JDK_WITH_AOT = 25;

    @Param("GOL4J")
    Program program;

    @Param("DEFAULT")
    Sharing sharing;

    private Path folder;
    private Path archive;
    private List<String> command;

    @Setup(Level.Trial)
    public void prepare() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("gol4j-bench");
        archive = folder.resolve("archive");
        // Archives are of jars only.
        Path programs =
                StartJar.write(
                        folder.resolve("programs.jar"),
                        List.of(Program.values()).stream().<Class<?>>map(p -> p.main).toList(),
                        TileSteps.class.getPackageName());
        Path library = Path.of(System.getProperty("gol4j.bench.jar"));
        String classPath = library + File.pathSeparator + programs;
        switch (sharing) {
            case OFF, DEFAULT -> {}
            case ARCHIVE -> run(command(classPath, "-XX:ArchiveClassesAtExit=" + archive));
            case AOT -> run(command(classPath, "-XX:AOTCacheOutput=" + archive));
        }
        if (archive(sharing) && !Files.exists(archive)) {
            throw new IllegalStateException("this JDK did not make " + sharing.label);
        }
        command =
                command(
                        classPath,
                        sharing.options.stream()
                                .map(option -> option.formatted(archive))
                                .toArray(String[]::new));
        run();
    }

    private static boolean archive(Sharing sharing) {
        return sharing == Sharing.ARCHIVE || sharing == Sharing.AOT;
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(StartBenchmark::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String classPath, String... options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(options));
        words.add("--enable-native-access=ALL-UNNAMED");
        // Or the measured JVMs would leave the library in the user's own cache.
        String cache = System.getProperty("gol4j.cache.dir");
        if (cache != null) {
            words.add("-Dgol4j.cache.dir=" + cache);
        }
        words.add("-cp");
        words.add(classPath);
        words.add(program.main.getName());
        return words;
    }

    @Benchmark
    public String run() throws IOException, InterruptedException {
        return run(command);
    }

    private String run(List<String> words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(words).redirectError(folder.resolve("err").toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes()).strip();
        int exit = process.waitFor();
        // The run that writes an archive may talk of it.
        if (exit != 0 || out.lines().noneMatch(EXPECTED::equals)) {
            throw new IllegalStateException(
                    "%s ended with %d and printed %s; on stderr: %s"
                            .formatted(words, exit, out, Files.readString(folder.resolve("err"))));
        }
        return out;
    }

    /** The population that the programs have to print is that which the engine finds. */
    @Setup(Level.Trial)
    public void check() {
        var board = GameOfLife.setup();
        GameOfLife.step(board, 1_000);
        if (board.size() != Integer.parseInt(EXPECTED)) {
            throw new IllegalStateException("the Acorn has " + board.size() + " cells");
        }
    }
}

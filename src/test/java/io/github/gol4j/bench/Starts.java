package io.github.gol4j.bench;

import io.github.gol4j.bench.StartBenchmark.Program;
import io.github.gol4j.bench.StartBenchmark.Sharing;
import io.github.gol4j.bench.contender.TileSteps;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts of a JVM, with a folder for what they need. */
final class Starts implements AutoCloseable {

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private final Path java;
    private final Path folder;
    private final String classPath;

    /** Starts by the JDK and with the library that are measured. */
    Starts() throws IOException {
        this(JDK, Path.of(System.getProperty("gol4j.bench.jar")));
    }

    Starts(Path jdk, Path library) throws IOException {
        java = jdk.resolve("bin").resolve("java");
        folder = Files.createTempDirectory("gol4j-bench");
        // Archives are of jars only.
        Path programs =
                StartJar.write(
                        folder.resolve("programs.jar"),
                        Stream.of(Program.values()).<Class<?>>map(p -> p.main).toList(),
                        TileSteps.class.getPackageName());
        classPath = library + File.pathSeparator + programs;
    }

    /**
     * Why no JVM can be started so: the archive that it needs cannot be made. Nothing if it can.
     */
    static Optional<String> obstacle(Sharing sharing) {
        try (Starts starts = new Starts()) {
            return starts.obstacleTo(sharing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> obstacleTo(Sharing sharing) throws IOException {
        try {
            command(Program.GOL4J, sharing);
            return Optional.empty();
        } catch (StartFailedException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * The command for a program. Where it needs an archive of classes, that is made by a run
     * before.
     *
     * @throws StartFailedException if there is no archive after that
     */
    List<String> command(Program program, Sharing sharing) throws IOException {
        Path archive = folder.resolve("archive");
        if (!sharing.making.isEmpty()) {
            run(words(program, sharing.making, archive));
            if (!Files.exists(archive)) {
                throw new StartFailedException("it ended well, but there is no file");
            }
        }
        return words(program, sharing.using, archive);
    }

    private List<String> words(Program program, List<String> options, Path archive) {
        List<String> words = new ArrayList<>(List.of(java.toString()));
        options.forEach(option -> words.add(option.formatted(archive)));
        words.add("--enable-native-access=ALL-UNNAMED");
        // Or the measured JVMs would leave the library in the user's own cache.
        String cache = System.getProperty("gol4j.cache.dir");
        if (cache != null) {
            words.add("-Dgol4j.cache.dir=" + cache);
        }
        words.addAll(List.of("-cp", classPath, program.main.getName()));
        return words;
    }

    /**
     * Runs a command to its end, and returns what it printed.
     *
     * @throws StartFailedException if that is not the population expected
     */
    String run(List<String> command) throws IOException {
        File errors = folder.resolve("err").toFile();
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes()).strip();
        int exit;
        try {
            exit = process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        // The run that writes an archive may talk of it.
        if (exit != 0 || out.lines().noneMatch(StartBenchmark.EXPECTED::equals)) {
            String said = "%s %s".formatted(out, Files.readString(errors.toPath()));
            throw new StartFailedException(
                    "it ended with %d and said: %s"
                            .formatted(exit, said.strip().replaceAll("\\s+", " ")));
        }
        return out;
    }

    /** A program that did not do what it is started for. */
    static final class StartFailedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        StartFailedException(String message) {
            super(message);
        }
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Starts::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

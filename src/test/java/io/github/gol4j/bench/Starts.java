package io.github.gol4j.bench;

import io.github.gol4j.bench.StartBenchmark.Program;
import io.github.gol4j.bench.StartBenchmark.Sharing;
import io.github.gol4j.bench.contender.TileSteps;
import java.io.BufferedReader;
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
     * Why no JVM can be started so: the archive that it needs cannot be made, or not be used.
     * Nothing if it can.
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
            List<String> command = command(Program.GOL4J, sharing);
            if (!sharing.making.isEmpty()) {
                run(command);
            }
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

    /** Runs a command to its end, and checks that it gave the result and ended well. */
    void run(List<String> command) throws IOException {
        start(command).end();
    }

    /** Starts a command, and waits until it has printed the result. */
    Started start(List<String> command) throws IOException {
        return new Started(command, folder.resolve("err"));
    }

    /** A program that has printed the result, or has ended without. */
    static final class Started {

        private final Process process;
        private final BufferedReader output;
        private final Path errors;

        /**
         * What it printed that is not the result: the run that writes an archive may talk of it.
         */
        private final StringBuilder talk = new StringBuilder();

        private final boolean answered;

        private Started(List<String> command, Path errors) throws IOException {
            this.errors = errors;
            process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            output = process.inputReader();
            String line = output.readLine();
            while (line != null && !line.equals(StartBenchmark.EXPECTED)) {
                talk.append(line).append(' ');
                line = output.readLine();
            }
            answered = line != null;
        }

        /**
         * Waits for its end.
         *
         * @throws StartFailedException if there was no result, or it did not end well
         */
        void end() throws IOException {
            // Or it might wait for a reader of what it still has to say.
            output.lines().forEach(line -> talk.append(line).append(' '));
            int exit;
            try {
                exit = process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            if (exit != 0 || !answered) {
                String said = talk + Files.readString(errors);
                throw new StartFailedException(
                        "it ended with %d and said: %s"
                                .formatted(exit, said.strip().replaceAll("\\s+", " ")));
            }
        }
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

package io.github.gol4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the JDK that runs the tests, in a process of its own. */
public final class JavaProcess {

    /** What became of a process. */
    public record Result(int exitCode, String out, String err) {}

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    private final ProcessBuilder builder = new ProcessBuilder(command);

    private @Nullable Path out;

    private JavaProcess() {
        Map<String, String> environment = builder.environment();
        // Options from outside make the JVM print "Picked up ...".
        environment
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        environment.remove("GOL4J_LIBRARY_PATH");
    }

    /** A process that is given these arguments and nothing else. */
    public static JavaProcess of(String... arguments) {
        JavaProcess process = new JavaProcess();
        process.command.addAll(List.of(arguments));
        return process;
    }

    /** A process with the classes of the library and of its tests on the class path. */
    public static JavaProcess onClassPath(Class<?> main, String... options) {
        JavaProcess process = of(options);
        process.command.addAll(
                List.of(
                        "-cp",
                        classes(GameOfLife.class) + java.io.File.pathSeparator + classes(main)));
        process.command.add(main.getName());
        return process;
    }

    /** Where the classes are that a class comes from. */
    public static Path classes(Class<?> of) {
        return Path.of(
                java.net.URI.create(
                        of.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Adds an environment variable. */
    public JavaProcess environment(String name, String value) {
        builder.environment().put(name, value);
        return this;
    }

    /** Sends its output to a file that is there already, instead of keeping it. */
    public JavaProcess out(Path file) {
        out = file;
        return this;
    }

    /** What a shell is to be told to run it: each word in quotes. */
    public String shellCommand() {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /** Runs a shell's command instead, in which {@code $GOL4J} stands for this process. */
    public JavaProcess inShell(String script) {
        String java = shellCommand();
        command.clear();
        command.addAll(List.of("sh", "-c", script.replace("$GOL4J", java)));
        return this;
    }

    /** Gives it a file as its input. */
    public JavaProcess in(Path file) {
        builder.redirectInput(file.toFile());
        return this;
    }

    /** Starts it; the caller reads and waits. */
    public Process start() throws IOException {
        return builder.start();
    }

    /** Runs it to its end, two minutes at most. */
    public Result run() throws IOException, InterruptedException {
        Path kept = Files.createTempFile("gol4j-test", ".out");
        Path err = Files.createTempFile("gol4j-test", ".err");
        try {
            Process process =
                    builder.redirectOutput((out == null ? kept : out).toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("it hangs: " + command);
            }
            return new Result(process.exitValue(), Files.readString(kept), Files.readString(err));
        } finally {
            Files.delete(kept);
            Files.delete(err);
        }
    }
}

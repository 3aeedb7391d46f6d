package io.github.gol4j.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A run of {@code scripts/bench} on a machine with a JDK and with Maven, but without cargo. */
record ScriptRun(int exit, String out, String err) {

    /** The programs that the script needs before it builds. */
    private static final List<String> PROGRAMS =
            List.of("bash", "cat", "dirname", "env", "grep", "readlink", "sed", "uname");

    static ScriptRun of(Path folder, String... arguments) throws IOException, InterruptedException {
        Path path = Files.createDirectory(folder.resolve("path"));
        for (String program : PROGRAMS) {
            write(path.resolve(program), "exec '%s' \"$@\"".formatted(find(program)));
        }
        write(path.resolve("mvn"), "echo the build ran >&2; exit 7");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of(find("bash").toString(), "scripts/bench"),
                                        Stream.of(arguments))
                                .toList());
        builder.environment().put("PATH", path.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new ScriptRun(
                process.waitFor(), Files.readString(out).strip(), Files.readString(err).strip());
    }

    private static void write(Path program, String command) throws IOException {
        Files.writeString(program, "#!/bin/sh\n%s\n".formatted(command));
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make %s executable".formatted(program));
        }
    }

    private static Path find(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new IllegalStateException("no %s on the PATH".formatted(program));
    }
}

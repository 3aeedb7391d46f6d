package io.github.gol4j.bench.report;

import io.github.gol4j.NativeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.StringJoiner;

/**
 * How, by what and when a suite was measured. It lies beside the suite's results, so that a report
 * puts only those together that may be compared.
 *
 * @param effort how much time was taken, in words
 * @param gol4j version and kernel
 * @param commit the state of the sources, as {@code scripts/bench} says it
 * @param jdk the virtual machine, and whose it is
 * @param jvmOptions with which each measured JVM was started
 * @param processor the processor
 * @param date the day
 * @param leftOut what could not be measured, and why: a sentence each
 */
public record Run(
        String effort,
        String gol4j,
        String commit,
        String jdk,
        String jvmOptions,
        String processor,
        LocalDate date,
        List<String> leftOut) {

    /** One of today on this machine. */
    public static Run now(String effort, String jvmOptions) {
        NativeInfo library = NativeInfo.load();
        return new Run(
                effort,
                "%s, kernel %s".formatted(library.version(), library.kernel()),
                System.getProperty("gol4j.bench.commit", "unknown"),
                "%s, %s, %s %s"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                Runtime.version(),
                                System.getProperty("java.vendor"),
                                System.getProperty("java.vendor.version", "")),
                jvmOptions,
                Machine.processor(),
                LocalDate.now(),
                List.of());
    }

    /** The same for a suite of which some could not be measured. */
    public Run leavingOut(List<String> sentences) {
        return new Run(
                effort, gol4j, commit, jdk, jvmOptions, processor, date, List.copyOf(sentences));
    }

    /** Reads what {@link #write} wrote; nothing if there is no such file, or another. */
    public static Optional<Run> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        try {
            return Optional.of(
                    new Run(
                            properties.getProperty("effort", ""),
                            properties.getProperty("gol4j", ""),
                            properties.getProperty("commit", ""),
                            properties.getProperty("jdk", ""),
                            properties.getProperty("jvmOptions", ""),
                            properties.getProperty("processor", ""),
                            LocalDate.parse(properties.getProperty("date", "")),
                            properties.getProperty("leftOut", "").lines().toList()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Writes it. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("effort", effort);
        properties.setProperty("gol4j", gol4j);
        properties.setProperty("commit", commit);
        properties.setProperty("jdk", jdk);
        properties.setProperty("jvmOptions", jvmOptions);
        properties.setProperty("processor", processor);
        properties.setProperty("date", date.toString());
        properties.setProperty("leftOut", String.join("\n", leftOut));
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    /**
     * In what another differs so that the two are not to be compared; empty if in nothing. Another
     * commit is no such thing: most touch one suite or none, and the report names them.
     */
    public String differences(Run other) {
        StringJoiner differences = new StringJoiner(", ");
        differ(differences, "effort", effort, other.effort);
        differ(differences, "version or kernel of gol4j", gol4j, other.gol4j);
        differ(differences, "JDK", jdk, other.jdk);
        differ(differences, "JVM options", jvmOptions, other.jvmOptions);
        differ(differences, "processor", processor, other.processor);
        return differences.toString();
    }

    private static void differ(StringJoiner differences, String what, String one, String other) {
        if (!one.equals(other)) {
            differences.add(what);
        }
    }
}

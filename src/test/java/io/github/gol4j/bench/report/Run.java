package io.github.gol4j.bench.report;

import io.github.gol4j.NativeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How, by what and when a suite was measured. It lies beside the suite's results, so that a report
 * puts only those together that may be compared.
 *
 * @param conditions what must be alike for that, in the order of the report
 * @param commit the state of the sources, as {@code scripts/bench} says it
 * @param date the day
 * @param leftOut what could not be measured, and why: a sentence each
 */
public record Run(
        Map<String, String> conditions, String commit, LocalDate date, List<String> leftOut) {

    private static final String COMMIT = "commit";
    private static final String DATE = "date";
    private static final String LEFT_OUT = "left out";

    public Run {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One of today on this machine.
     *
     * @param effort how much time is taken, in words
     * @param jvmOptions with which each measured JVM is started
     */
    public static Run now(String effort, String jvmOptions) {
        NativeInfo library = NativeInfo.load();
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("effort", effort);
        conditions.putAll(Machine.describe());
        conditions.put(
                "JDK",
                "%s, %s, %s %s"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                Runtime.version(),
                                System.getProperty("java.vendor"),
                                System.getProperty("java.vendor.version", "")));
        conditions.put("JVM options", jvmOptions);
        conditions.put("gol4j", "%s, kernel %s".formatted(library.version(), library.kernel()));
        conditions.putAll(Versions.ofLibraries());
        return new Run(
                conditions,
                System.getProperty("gol4j.bench.commit", "unknown"),
                LocalDate.now(),
                List.of());
    }

    /** The same for a suite of which some could not be measured. */
    public Run leavingOut(List<String> sentences) {
        return new Run(conditions, commit, date, sentences);
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
        Map<String, String> conditions = new LinkedHashMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> conditions.put(name, properties.getProperty(name)));
        String commit = conditions.remove(COMMIT);
        String date = conditions.remove(DATE);
        String leftOut = conditions.remove(LEFT_OUT);
        if (commit == null || date == null || leftOut == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Run(conditions, commit, LocalDate.parse(date), leftOut.lines().toList()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Writes it. */
    public void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(conditions);
        properties.setProperty(COMMIT, commit);
        properties.setProperty(DATE, date.toString());
        properties.setProperty(LEFT_OUT, String.join("\n", leftOut));
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    /**
     * In what another differs so that the two are not to be compared; empty if in nothing. Another
     * commit is no such thing: most touch one suite or none, and the report names them.
     */
    public String differences(Run other) {
        return Stream.concat(other.conditions.keySet().stream(), conditions.keySet().stream())
                .distinct()
                .filter(name -> !Objects.equals(conditions.get(name), other.conditions.get(name)))
                .collect(Collectors.joining(", "));
    }

    /** All of it for the report, but for what the report has sentences for. */
    Table table() {
        Table table = new Table("what", "which").row(DATE, date.toString());
        conditions.forEach(table::row);
        return table.row(COMMIT, commit);
    }
}

package io.github.gol4j.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What it was measured on. */
final class Machine {

    private Machine() {}

    static Table table(Run run) {
        return new Table("what", "which")
                .row("date", run.date().toString())
                .row("processor", run.processor())
                .row("processors used", String.valueOf(Runtime.getRuntime().availableProcessors()))
                .row(
                        "system",
                        "%s %s, %s"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.version"),
                                        System.getProperty("os.arch")))
                .row("JDK", run.jdk())
                .row("JVM options", run.jvmOptions())
                .row("gol4j", run.gol4j())
                .row("effort", run.effort());
    }

    static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}

package io.github.gol4j.bench.report;

import io.github.gol4j.NativeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What it was measured on. */
final class Machine {

    private Machine() {}

    static Table table(String effort, List<String> jvmOptions) {
        Runtime.Version java = Runtime.version();
        return new Table("what", "which")
                .row("date", LocalDate.now().toString())
                .row("processor", processor())
                .row("processors used", String.valueOf(Runtime.getRuntime().availableProcessors()))
                .row(
                        "system",
                        "%s %s, %s"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.version"),
                                        System.getProperty("os.arch")))
                .row("JDK", "%s, %s".formatted(System.getProperty("java.vm.name"), java))
                .row("JVM options", String.join(" ", jvmOptions))
                .row("gol4j", gol4j())
                .row("effort", effort);
    }

    private static String gol4j() {
        NativeInfo library = NativeInfo.load();
        return "%s, kernel %s".formatted(library.version(), library.kernel());
    }

    private static String processor() {
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

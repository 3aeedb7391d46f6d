package io.github.gol4j.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** What it is measured on. */
final class Machine {

    /**
     * What Linux says of processors that it has no model name for: those of ARM by numbers, and of
     * other kinds by a name of their own.
     */
    private static final List<String> OTHER_NAMES =
            List.of("Model", "Hardware", "CPU implementer", "CPU part", "cpu", "uarch");

    private Machine() {}

    /** Its parts, in the order of the report. */
    static Map<String, String> describe() {
        String architecture = System.getProperty("os.arch");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("processor", processor(Path.of("/proc/cpuinfo"), architecture));
        parts.put("processors used", String.valueOf(Runtime.getRuntime().availableProcessors()));
        parts.put("memory", memory());
        parts.put(
                "system",
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                architecture));
        return parts;
    }

    /** The name of the processor or, where it has none, its architecture and what else is known. */
    static String processor(Path cpuinfo, String architecture) {
        Optional<String> model = value(cpuinfo, "model name");
        if (model.isPresent()) {
            return model.get();
        }
        StringJoiner known = new StringJoiner(", ").add(architecture);
        for (String key : OTHER_NAMES) {
            value(cpuinfo, key).ifPresent(name -> known.add(key + " " + name));
        }
        return known.toString();
    }

    private static String memory() {
        // In kibibytes, and that is written behind the number.
        return value(Path.of("/proc/meminfo"), "MemTotal")
                .map(size -> Units.digits(Double.parseDouble(size.split(" ")[0]) / (1 << 20)))
                .map(size -> size + " GiB")
                .orElse("unknown");
    }

    /** What one of Linux's files says first of something; nothing where there is no such file. */
    private static Optional<String> value(Path file, String key) {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(":", 2))
                    .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
                    .map(parts -> parts[1].strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

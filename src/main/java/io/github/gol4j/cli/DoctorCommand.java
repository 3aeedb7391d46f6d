package io.github.gol4j.cli;

import io.github.gol4j.GameOfLife;
import io.github.gol4j.GolException;
import io.github.gol4j.NativeInfo;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what gol4j runs on, and what is wrong with it. */
@Command(
        name = "doctor",
        description =
                "Show the Java, the platform and the native library in use, and what is wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  gol4j doctor", "  gol4j doctor --json"})
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        List<String> problems = new ArrayList<>();
        Map<String, @Nullable Object> found = environment(problems);
        int exitCode = ExitCode.OK;
        try {
            NativeInfo library = NativeInfo.load();
            found.put("library", library.location());
            found.put("libraryOrigin", library.origin());
            found.put("libraryVersion", library.version());
            found.put("abiVersion", library.abiVersion());
            found.put("kernel", library.kernel());
            found.put("cpuFeatures", library.cpuFeatures());
        } catch (GolException e) {
            exitCode = ExitCode.of(e);
            problems.add(e.getMessage());
        }
        print(found, problems);
        return exitCode;
    }

    private void print(Map<String, @Nullable Object> found, List<String> problems) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            found.put("problems", problems);
            Json.print(out, found);
            return;
        }
        Table table = new Table();
        found.forEach((name, value) -> table.row(name, value == null ? "none" : value));
        table.print(out);
        problems.forEach(problem -> out.println("This is wrong: " + problem));
        if (problems.isEmpty()) {
            out.println("Everything is in order.");
        }
    }

    private static Map<String, @Nullable Object> environment(List<String> problems) {
        Module module = GameOfLife.class.getModule();
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        found.put("gol4j", Version.text());
        found.put(
                "java",
                System.getProperty("java.vendor.version", System.getProperty("java.version")));
        found.put("javaHome", System.getProperty("java.home"));
        found.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        found.put("processor", System.getProperty("os.arch"));
        found.put("module", module.isNamed() ? module.getName() : "on the class path");
        found.put("nativeAccess", module.isNativeAccessEnabled() ? "enabled" : "not enabled");
        if (!module.isNativeAccessEnabled()) {
            problems.add(
                    "native access is not enabled, which Java warns of and later will refuse: start"
                            + " java with --enable-native-access="
                            + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
        }
        return found;
    }
}

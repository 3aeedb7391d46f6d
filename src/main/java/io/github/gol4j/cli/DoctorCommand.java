package io.github.gol4j.cli;

import io.github.gol4j.GameOfLife;
import io.github.gol4j.GolException;
import io.github.gol4j.NativeInfo;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
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
        PrintWriter out = spec.commandLine().getOut();
        Map<String, @Nullable Object> found = environment();
        GolException problem = null;
        try {
            NativeInfo library = NativeInfo.load();
            found.put("library", library.location());
            found.put("libraryOrigin", library.origin());
            found.put("libraryVersion", library.version());
            found.put("abiVersion", library.abiVersion());
            found.put("cpuFeatures", library.cpuFeatures());
        } catch (GolException e) {
            problem = e;
            found.put("library", null);
        }
        found.put("problem", problem == null ? null : problem.getMessage());
        if (json) {
            Json.print(out, found);
        } else {
            Table table = new Table();
            found.remove("problem");
            found.forEach((name, value) -> table.row(name, value == null ? "none" : value));
            table.print(out);
            out.println(
                    problem == null
                            ? "Everything is in order."
                            : "This is wrong: " + problem.getMessage());
        }
        return problem == null ? ExitCode.OK : ExitCode.NO_LIBRARY;
    }

    private static Map<String, @Nullable Object> environment() {
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
        return found;
    }
}

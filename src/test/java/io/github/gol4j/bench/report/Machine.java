package io.github.gol4j.bench.report;

import com.googlecode.jsonrpc4j.JsonRpcHttpClient;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.runner.Runner;

/** What it was measured on. */
final class Machine {

    private static final String UNKNOWN = "unknown";

    private Machine() {}

    static Table table(Run run) {
        return new Table("what", "which")
                .row("date", run.date().toString())
                .row("processor", run.processor())
                .row("processors used", String.valueOf(Runtime.getRuntime().availableProcessors()))
                .row("memory", memory())
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
                .row("commit", run.commit())
                .row("JNI", "jni " + crate("jni"))
                .row(
                        "JSON-RPC",
                        "server jsonrpsee %s, client jsonrpc4j %s"
                                .formatted(
                                        crate("jsonrpsee"),
                                        Versions.ofJar(JsonRpcHttpClient.class)))
                .row(
                        "gRPC",
                        "server tonic %s, client grpc-java %s"
                                .formatted(crate("tonic"), Versions.ofJar(AbstractStub.class)))
                .row("JMH", Versions.ofJar(Runner.class))
                .row("effort", run.effort());
    }

    private static String crate(String name) {
        return Versions.ofCrate(name, System.getProperty("gol4j.bench.crates"));
    }

    static String processor() {
        return proc("cpuinfo", "model name").orElse(UNKNOWN);
    }

    private static String memory() {
        // In kibibytes, and that is written behind the number.
        return proc("meminfo", "MemTotal")
                .map(size -> Units.digits(Double.parseDouble(size.split(" ")[0]) / (1 << 20)))
                .map(size -> size + " GiB")
                .orElse(UNKNOWN);
    }

    /** What Linux says of something in one of its files. */
    private static Optional<String> proc(String file, String key) {
        try (var lines = Files.lines(Path.of("/proc", file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

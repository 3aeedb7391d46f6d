package io.github.gol4j.bench.report;

import com.googlecode.jsonrpc4j.JsonRpcHttpClient;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;

/** Which versions of others' libraries were measured. */
final class Versions {

    private static final String UNKNOWN = "unknown";

    private static final Pattern JAR = Pattern.compile(".*-(\\d[^/]*)[.]jar");

    private Versions() {}

    /** Of all that are measured or measure, in the order of the report. */
    static Map<String, String> ofLibraries() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("JNI", "jni " + ofCrate("jni"));
        versions.put(
                "JSON-RPC",
                "server jsonrpsee %s, client jsonrpc4j %s"
                        .formatted(ofCrate("jsonrpsee"), ofJar(JsonRpcHttpClient.class)));
        versions.put(
                "gRPC",
                "server tonic %s, client grpc-java %s"
                        .formatted(ofCrate("tonic"), ofJar(AbstractStub.class)));
        versions.put("JMH", ofJar(Runner.class));
        return versions;
    }

    private static String ofCrate(String name) {
        return ofCrate(name, System.getProperty("gol4j.bench.crates"));
    }

    /** The version of a crate by Cargo's lock file; {@code null} stands for no file. */
    static String ofCrate(String name, String lockFile) {
        if (lockFile == null) {
            return UNKNOWN;
        }
        try {
            String versions =
                    Pattern.compile("name = \"%s\"\\R?version = \"(.*)\"".formatted(name))
                            .matcher(Files.readString(Path.of(lockFile)))
                            .results()
                            .map(result -> result.group(1))
                            .collect(Collectors.joining(" and "));
            return versions.isEmpty() ? UNKNOWN : versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of the library that a class is from, by the name of its jar. */
    static String ofJar(Class<?> type) {
        Matcher jar =
                JAR.matcher(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.matches() ? jar.group(1) : UNKNOWN;
    }
}

package io.github.gol4j.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine in a process of its own, behind two protocols on loopback; see native/bench/server.
 */
final class Server implements AutoCloseable {

    private static final Path PROGRAM = Path.of(System.getProperty("gol4j.bench.server"));
    private static final Pattern PORTS = Pattern.compile("json-rpc (\\d+) grpc (\\d+)");

    private final Process process;
    private final int jsonRpcPort;
    private final int grpcPort;

    Server() throws IOException {
        process =
                new ProcessBuilder(PROGRAM.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader output = process.inputReader();
        String line = String.valueOf(output.readLine());
        Matcher ports = PORTS.matcher(line);
        if (!ports.matches()) {
            close();
            throw new IOException("%s does not say its ports but: %s".formatted(PROGRAM, line));
        }
        jsonRpcPort = Integer.parseInt(ports.group(1));
        grpcPort = Integer.parseInt(ports.group(2));
    }

    int jsonRpcPort() {
        return jsonRpcPort;
    }

    int grpcPort() {
        return grpcPort;
    }

    /** Ends its input, at which it stops, and waits for that. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

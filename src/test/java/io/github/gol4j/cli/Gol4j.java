package io.github.gol4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Runs the program in this process. */
final class Gol4j {

    record Result(int exitCode, String out, String err) {}

    private Gol4j() {}

    static Result gol4j(String... arguments) {
        // Text and other data go to stdout by two ways.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output output = new Output(bytes);
        StringWriter err = new StringWriter();
        int exitCode =
                Main.commandLine(output)
                        .setOut(output.writer())
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
        output.writer().flush();
        return new Result(exitCode, bytes.toString(StandardCharsets.UTF_8), err.toString());
    }
}

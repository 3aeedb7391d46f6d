package io.github.gol4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the program in this process. */
final class Gol4j {

    record Result(int exitCode, String out, String err) {}

    private Gol4j() {}

    static Result gol4j(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Main.commandLine(new Output(new ByteArrayOutputStream()))
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}

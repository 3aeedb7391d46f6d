package io.github.gol4j.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * The data that the program prints. A {@link PrintWriter} keeps quiet about a full disk; this one
 * remembers it, so that cut-off data never looks like success.
 */
final class Output {

    private static final String BROKEN_PIPE = "Broken pipe";

    /** What a terminal that was closed answers. */
    private static final String HUNG_UP = "Input/output error";

    private final OutputStream stream;
    private final PrintWriter writer;
    private @Nullable IOException failure;

    Output(OutputStream stream) {
        this.stream =
                new FilterOutputStream(new BufferedOutputStream(stream)) {
                    @Override
                    public void write(byte[] bytes, int start, int length) throws IOException {
                        try {
                            out.write(bytes, start, length);
                        } catch (IOException e) {
                            failure = e;
                            throw e;
                        }
                    }

                    @Override
                    public void flush() throws IOException {
                        try {
                            out.flush();
                        } catch (IOException e) {
                            failure = e;
                            throw e;
                        }
                    }
                };
        writer = new PrintWriter(new OutputStreamWriter(this.stream, Terminals.encoding()), true);
    }

    PrintWriter writer() {
        return writer;
    }

    /** Writes data that is not text, after the text that came before. */
    void write(OutputOption.Content content) {
        writer.flush();
        try {
            content.writeTo(stream);
            stream.flush();
        } catch (IOException e) {
            // Told by finish(). What the stream itself threw says more than what became of it.
            failure = failure == null ? e : failure;
        }
    }

    /**
     * Whether what was printed is lost, so that there is no sense in going on for more of it. A
     * terminal that was closed does not count: that is told by a signal, and who has told the
     * program not to hear it wants it to go on.
     */
    boolean isLost() {
        writer.flush();
        return failure != null && !HUNG_UP.equals(failure.getMessage());
    }

    /** Writes what is left, and returns what the program should exit with. */
    int finish(int exitCode, PrintWriter err) {
        writer.flush();
        if (failure == null) {
            return exitCode;
        }
        // Whoever closes a pipe early, as head does, wants no more, and no complaint.
        if (!BROKEN_PIPE.equals(failure.getMessage())) {
            err.println("gol4j: the output cannot be written: " + failure.getMessage());
            err.flush();
        }
        return exitCode == ExitCode.OK ? ExitCode.FAILED : exitCode;
    }
}

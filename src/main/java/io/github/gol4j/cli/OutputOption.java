package io.github.gol4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The file that a command writes. */
final class OutputOption {

    /** Writes data. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    static final String STDOUT = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write; - is stdout.")
    private String file = STDOUT;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    /** What comes after the last dot of the file's name, in lower case, or null. */
    @Nullable String ending() {
        int dot = file.lastIndexOf('.');
        boolean inName = dot > file.lastIndexOf('/') && dot > file.lastIndexOf('\\');
        return inName && !file.equals(STDOUT)
                ? file.substring(dot + 1).toLowerCase(Locale.ROOT)
                : null;
    }

    /** Writes the file as a whole: if anything fails, the one of that name stays as it was. */
    void write(Content content) {
        if (file.equals(STDOUT)) {
            Main main = (Main) spec.root().userObject();
            main.writeToStdout(content);
            return;
        }
        try {
            AtomicFile.write(Path.of(file), content);
        } catch (IOException e) {
            throw new CliException(
                    "%s cannot be written: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }
}

package io.github.gol4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The file that a command writes. */
class OutputOption {

    /** Writes data. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    static final String STDOUT = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write; - (or /dev/stdout) is stdout.")
    private @Nullable String file;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    boolean isGiven() {
        return file != null;
    }

    /** The file, or null for stdout. */
    @Nullable Path file() {
        if (file == null || file.equals(STDOUT)) {
            return null;
        }
        Path path = FileNames.path(file);
        OptionalInt descriptor = descriptor(path);
        return descriptor.isPresent() && descriptor.getAsInt() == OpenFile.STDOUT ? null : path;
    }

    boolean isStdout() {
        return file() == null;
    }

    /**
     * The format to write in: that which was asked for, or else that which the file's ending names.
     *
     * @param formats those there are
     * @param asked which one, or null
     */
    <F extends Enum<F>> F format(Class<F> formats, @Nullable F asked) {
        if (asked != null) {
            return asked;
        }
        for (F format : formats.getEnumConstants()) {
            if (Choice.inSmallLetters(format).equals(ending())) {
                return format;
            }
        }
        String names =
                Arrays.stream(formats.getEnumConstants())
                        .map(Choice::inSmallLetters)
                        .collect(Collectors.joining(" or ."));
        throw usage(
                "--output must name a file that ends in .%s, or --format must say what it is to be"
                        .formatted(names));
    }

    /** Fails where the file surely cannot be written, while there is nothing to lose yet. */
    void check() {
        @Nullable Path path = file();
        if (path == null) {
            return;
        }
        if (descriptor(path).isPresent()) {
            checkOpen(path);
            return;
        }
        if (Files.isDirectory(path)) {
            throw new CliException(file + " cannot be written: it is a folder");
        }
        @Nullable Path folder = followed(path).getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CliException(
                    "%s cannot be written: there is no folder %s".formatted(file, folder));
        }
        boolean replaced = !Files.exists(path) || Files.isRegularFile(path);
        if (folder != null && replaced && !Files.isWritable(folder)) {
            throw new CliException(
                    "%s cannot be written: nothing may be written to the folder %s"
                            .formatted(file, folder));
        }
    }

    /** A pipe or a terminal can be written to; a file would be replaced. */
    private void checkOpen(Path path) {
        if (Files.isRegularFile(path)) {
            throw usage(
                    "--output %s is a file that is open already, and cannot be replaced: use - for stdout, or the file's name"
                            .formatted(file));
        }
        if (!Files.exists(path)) {
            throw new CliException(file + " cannot be written: no such file is open");
        }
    }

    private static OptionalInt descriptor(Path path) {
        try {
            return OpenFile.descriptor(path);
        } catch (IOException e) {
            throw unwritable(path.toString(), e);
        }
    }

    private static Path followed(Path path) {
        try {
            return AtomicFile.followed(path);
        } catch (IOException e) {
            throw unwritable(path.toString(), e);
        }
    }

    /** Where what there is to say goes: to stdout, unless the data goes there. */
    PrintWriter reportTo() {
        CommandLine commandLine = spec.commandLine();
        return isStdout() ? commandLine.getErr() : commandLine.getOut();
    }

    /**
     * What there is to say of the file that was written.
     *
     * @param format how it was written
     */
    Report describe(Object format) {
        @Nullable Path path = file();
        @Nullable Long bytes = path == null ? null : size(path);
        return new Report()
                .add("file", path == null ? null : file, "file", String.valueOf(file))
                .add("format", format)
                .add("bytes", bytes, "size", bytes + " bytes");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unwritable(file.toString(), e);
        }
    }

    CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** What comes after the last dot of the file's name, in lower case, or nothing. */
    private String ending() {
        if (file == null) {
            return "";
        }
        int dot = file.lastIndexOf('.');
        boolean inName = dot > file.lastIndexOf('/') && dot > file.lastIndexOf('\\');
        return inName ? file.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }

    static CliException unwritable(String file, IOException problem) {
        return new CliException(
                "%s cannot be written: %s".formatted(file, FileProblem.reason(problem)), problem);
    }

    /** Writes the file as a whole: if anything fails, the one of that name stays as it was. */
    void write(Content content) {
        @Nullable Path path = file();
        if (path == null) {
            Main main = (Main) spec.root().userObject();
            main.writeToStdout(content);
            return;
        }
        try {
            AtomicFile.write(path, content);
        } catch (IOException e) {
            throw unwritable(String.valueOf(file), e);
        }
    }
}

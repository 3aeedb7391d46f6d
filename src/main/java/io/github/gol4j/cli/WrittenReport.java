package io.github.gol4j.cli;

import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** {@code --json} of the commands that have nothing to say but what they have written. */
final class WrittenReport {

    @Option(
            names = "--json",
            description =
                    "Print what was written as JSON: the file, its format and size, what is in it."
                            + " With --output - it goes to stderr.")
    private boolean wanted;

    /**
     * Prints it if it is asked for.
     *
     * @param output what was written
     * @param format how
     * @param content adds what is in it
     */
    void print(OutputOption output, Object format, Consumer<Report> content) {
        if (wanted) {
            Report report = output.describe(format);
            content.accept(report);
            report.print(output.reportTo(), true);
        }
    }
}

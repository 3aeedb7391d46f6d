package io.github.gol4j.cli;

import io.github.gol4j.Pattern;
import java.io.PrintWriter;
import java.math.BigInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the well-known patterns. */
@Command(
        name = "patterns",
        description = "List the well-known patterns that any command takes by name.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j patterns",
            "  gol4j patterns --json",
            "  gol4j show copperhead",
        })
final class PatternsCommand implements Runnable {

    @Option(names = "--json", description = "Print JSON, a line for each pattern.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table();
        for (String name : Pattern.names()) {
            Pattern pattern = Pattern.named(name);
            BigInteger population = pattern.population();
            String description = String.join(" ", pattern.comments());
            if (json) {
                new Report()
                        .add("pattern", name)
                        .add("name", pattern.name().orElse(name))
                        .add("description", description)
                        .add("population", population)
                        .printLine(out, true);
            } else {
                table.row(name, description);
            }
        }
        table.print(out);
    }
}

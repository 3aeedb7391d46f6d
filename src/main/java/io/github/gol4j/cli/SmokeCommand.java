package io.github.gol4j.cli;

import io.github.gol4j.Cell;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.NativeInfo;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves an installation: the Acorn, 1,000 generations, 457 cells. */
@Command(
        name = "smoke",
        description = "Compute a board whose result is known, and say whether it is right.",
        footerHeading = "%nExamples:%n",
        footer = {"  gol4j smoke", "  gol4j smoke --json"})
final class SmokeCommand implements Callable<Integer> {

    private static final long GENERATIONS = 1_000;
    private static final int EXPECTED = 457;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        NativeInfo library = NativeInfo.load();
        Set<Cell> board = GameOfLife.setup();
        int start = board.size();
        GameOfLife.step(board, GENERATIONS);
        boolean correct = board.size() == EXPECTED;
        Report report =
                new Report()
                        .add("library", library.location())
                        .add("libraryOrigin", library.origin(), "found in", library.origin())
                        .add(
                                "abiVersion",
                                library.abiVersion(),
                                "ABI version",
                                "" + library.abiVersion());
        if (json) {
            report.add("pattern", "acorn")
                    .add("generation", GENERATIONS)
                    .add("population", board.size())
                    .add("expected", EXPECTED)
                    .add("correct", correct);
        } else {
            report.add("Acorn", start + " cells")
                    .add("generation " + GENERATIONS, board.size() + " cells");
        }
        report.print(out, json);
        if (!correct) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "gol4j: computation is WRONG: %d cells instead of %d. Please report it"
                                    + " with the output of gol4j doctor.%n",
                            board.size(), EXPECTED);
            return ExitCode.FAILED;
        }
        if (!json) {
            out.println("Computation is correct!");
        }
        return ExitCode.OK;
    }
}

package io.github.gol4j.cli;

import io.github.gol4j.Cell;
import io.github.gol4j.GameOfLife;
import io.github.gol4j.NativeInfo;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Proves an installation: the Acorn, 1,000 generations, 457 cells. */
@Command(
        name = "smoke",
        description = "Compute a board whose result is known, and say whether it is right.",
        footerHeading = "%nExample:%n",
        footer = "  gol4j smoke")
final class SmokeCommand implements Callable<Integer> {

    private static final long GENERATIONS = 1_000;
    private static final int EXPECTED = 457;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        NativeInfo library = NativeInfo.load();
        Set<Cell> board = GameOfLife.setup();
        int start = board.size();
        GameOfLife.step(board, GENERATIONS);
        new Table()
                .row("library", library.location())
                .row("found in", library.origin())
                .row("ABI version", library.abiVersion())
                .row("Acorn", start + " cells")
                .row("generation " + GENERATIONS, board.size() + " cells")
                .print(out);
        if (board.size() != EXPECTED) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "gol4j: computation is WRONG: %d cells instead of %d. Please report it"
                                    + " with the output of gol4j doctor.%n",
                            board.size(), EXPECTED);
            return ExitCode.FAILED;
        }
        out.println("Computation is correct!");
        return ExitCode.OK;
    }
}

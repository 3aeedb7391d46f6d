package io.github.gol4j.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete gol4j's words. */
@Command(
        name = "completion",
        description =
                "Print a script that completes commands, options, patterns and files in bash, zsh or"
                        + " fish.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(gol4j completion bash)",
            "  gol4j completion bash > ~/.local/share/bash-completion/completions/gol4j",
            "  source <(gol4j completion zsh)",
            "  gol4j completion fish > ~/.config/fish/completions/gol4j.fish",
        })
final class CompletionCommand implements Runnable {

    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    /** A shell by its name. */
    static final class ShellName extends Choice<Shell> {
        ShellName() {
            super("shell that this is made for", Shell.values());
        }
    }

    @Parameters(
            paramLabel = "SHELL",
            converter = ShellName.class,
            completionCandidates = ShellName.class,
            description = "bash, zsh or fish.")
    private Shell shell;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        switch (shell) {
            // One script for both: it turns on bash's ways where it runs in zsh.
            case BASH, ZSH -> new BashCompletion(spec.root(), out).print();
            case FISH -> new FishCompletion(spec.root(), out).print();
        }
    }
}

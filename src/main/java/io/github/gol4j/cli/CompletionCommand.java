package io.github.gol4j.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete gol4j's words. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options in bash or zsh.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(gol4j completion bash)",
            "  gol4j completion bash > ~/.local/share/bash-completion/completions/gol4j",
            "  source <(gol4j completion zsh)",
        })
final class CompletionCommand implements Runnable {

    enum Shell {
        BASH,
        ZSH
    }

    /** The script is of both: it turns on bash's ways where it runs in zsh. */
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(AutoComplete.bash("gol4j", spec.root().commandLine()));
    }
}

package io.github.gol4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: its sub-commands, and what becomes of their failures. */
@Command(
        name = "gol4j",
        description = "Conway's Game of Life on an unbounded plane.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {
            SmokeCommand.class,
            RunCommand.class,
            PatternsCommand.class,
            InfoCommand.class,
            ConvertCommand.class,
            SoupCommand.class,
            ShowCommand.class,
            PlayCommand.class,
            RenderCommand.class,
            PlotCommand.class,
            CompletionCommand.class,
            DoctorCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it worked",
            "1:it failed",
            "2:the command line is wrong",
            "3:the input is bad: no such pattern, a damaged file, an invalid rule, or one that the"
                    + " options do not go with",
            "4:the native library is not available",
            "129:its terminal was closed",
            "130:it was interrupted, by Ctrl-C for example",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gol4j smoke",
            "  gol4j run gosper-gun --generations 3000",
            "  gol4j run gun.rle -g 2^20 -o later.mc",
            "  gol4j doctor --json",
        })
public final class Main implements Runnable {

    @Option(
            names = "--stacktrace",
            description = "Print the stack trace of an error.",
            scope = ScopeType.INHERIT)
    private boolean stacktrace;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    private final Output output;

    private Main(Output output) {
        this.output = output;
    }

    /**
     * Runs the program.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // Images are drawn without a screen, also where there is none.
        System.setProperty("java.awt.headless", "true");
        Output output = new Output(new FileOutputStream(FileDescriptor.out));
        CommandLine commandLine = commandLine(output).setOut(output.writer());
        System.exit(
                output.finish(
                        execute(commandLine, FileNames.exact(arguments)), commandLine.getErr()));
    }

    /** picocli hands exceptions to {@link #report}, but lets errors through. */
    private static int execute(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            commandLine.getErr().println("gol4j: Java has not enough memory: " + e);
            commandLine.getErr().flush();
            return ExitCode.FAILED;
        }
    }

    /** The program, ready to be executed: also by tests, with writers of their own. */
    static CommandLine commandLine(Output output) {
        Main main = new Main(output);
        return new CommandLine(main)
                .setParameterExceptionHandler(Main::reportUsage)
                .setExecutionExceptionHandler(main::report);
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Data that is not text. */
    void writeToStdout(OutputOption.Content content) {
        output.write(content);
    }

    /** See {@link Output#isLost}. */
    boolean isStdoutLost() {
        return output.isLost();
    }

    /** A page of help would push the message out of sight. */
    private static int reportUsage(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gol4j: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("gol4j: " + MemoryOption.message(failure, command.getCommandSpec()));
        if (stacktrace) {
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.of(failure);
    }
}

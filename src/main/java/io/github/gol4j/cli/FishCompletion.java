package io.github.gol4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A script that completes commands, options and their values in fish, which picocli has none for.
 * See fish's manual, <a href="https://fishshell.com/docs/current/cmds/complete.html">complete</a>.
 */
final class FishCompletion {

    private final CommandSpec root;
    private final PrintWriter out;

    FishCompletion(CommandSpec root, PrintWriter out) {
        this.root = root;
        this.out = out;
    }

    void print() {
        String noCommandYet = condition("__fish_use_subcommand");
        for (Map.Entry<String, CommandLine> entry : root.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            complete(
                    noCommandYet,
                    "--no-files",
                    argument("--arguments", entry.getKey()),
                    argument("--description", summary(command.usageMessage().description())));
        }
        root.options().forEach(option -> print(noCommandYet, option));
        for (Map.Entry<String, CommandLine> entry : root.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            String seen = condition("__fish_seen_subcommand_from " + entry.getKey());
            command.options().forEach(option -> print(seen, option));
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                List<String> words = new ArrayList<>(List.of(seen));
                suggest(words, Suggestions.of(parameter));
                complete(words.toArray(String[]::new));
            }
        }
    }

    private void print(String condition, OptionSpec option) {
        if (option.hidden()) {
            return;
        }
        List<String> words = new ArrayList<>(List.of(condition));
        for (String name : option.names()) {
            words.add(
                    name.startsWith("--")
                            ? argument("--long-option", name.substring(2))
                            : argument("--short-option", name.substring(1)));
        }
        if (option.arity().max() > 0) {
            words.add("--require-parameter");
            suggest(words, Suggestions.of(option));
        }
        words.add(argument("--description", summary(option.description())));
        complete(words.toArray(String[]::new));
    }

    private void complete(String... words) {
        out.println("complete --command gol4j " + String.join(" ", words));
    }

    private static String condition(String test) {
        return argument("--condition", test);
    }

    private static String argument(String name, String value) {
        String quoted = value.replace("\\", "\\\\").replace("'", "\\'");
        return name + " '" + quoted + "'";
    }

    private static void suggest(List<String> words, Suggestions suggestions) {
        if (!suggestions.files()) {
            words.add("--no-files");
        }
        if (!suggestions.words().isEmpty()) {
            words.add(argument("--arguments", String.join(" ", suggestions.words())));
        }
    }

    /** The first sentence, or what stands before a parenthesis. */
    private static String summary(String[] description) {
        String text = description.length == 0 ? "" : description[0].replace("%n", " ");
        return text.split("(?<=\\.) | \\(|: ", 2)[0].strip();
    }
}

package io.github.gol4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
                String candidates = candidates(parameter.completionCandidates());
                if (!candidates.isEmpty()) {
                    complete(seen, "--no-files", argument("--arguments", candidates));
                }
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
            String candidates = candidates(option.completionCandidates());
            if (!candidates.isEmpty()) {
                words.add("--no-files");
                words.add(argument("--arguments", candidates));
            }
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

    private static String candidates(Iterable<String> candidates) {
        return candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false)
                        .map(candidate -> candidate.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "));
    }

    /** The first sentence, or what stands before a parenthesis. */
    private static String summary(String[] description) {
        String text = description.length == 0 ? "" : description[0].replace("%n", " ");
        return text.split("(?<=\\.) | \\(|: ", 2)[0].strip();
    }
}

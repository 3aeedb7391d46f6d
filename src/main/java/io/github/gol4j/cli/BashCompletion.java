package io.github.gol4j.cli;

import io.github.gol4j.Pattern;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A script that completes commands, options and their values in bash, and in zsh by its
 * bashcompinit. picocli has one too, but it completes either words or file names, and a pattern can
 * be both.
 */
final class BashCompletion {

    private static final String BEGINNING =
            """
            # Completes gol4j's words in bash, and in zsh, which has bash's ways built in.
            if [ -n "$ZSH_VERSION" ]; then
              command -v compdef >/dev/null || { autoload -Uz compinit && compinit; }
              autoload -Uz bashcompinit && bashcompinit
            fi

            # Adds those of some words that begin as the one being typed.
            _gol4j_words() {
              local candidate
              for candidate in "$@"; do
                case $candidate in "$typed"*) COMPREPLY+=("$prefix$candidate") ;; esac
              done
            }

            _gol4j_files() {
              local IFS=$'\\n'
              # zsh's compgen leaves the choice to zsh.
              _gol4j_words $(compgen -f -- "$typed")
            }

            _gol4j_patterns() {
              _gol4j_words %s
              _gol4j_files
            }

            _gol4j() {
              local typed=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
              local prefix='' command='' i
              # bash makes three words of --option=value, zsh one.
              case $typed,$before in
                '=',*) typed='' ;;
                *,'=') before=${COMP_WORDS[COMP_CWORD-2]} ;;
                --*=*) before=${typed%%%%=*} prefix=${typed%%%%=*}= typed=${typed#*=} ;;
              esac
              for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                  -*) ;;
                  *) command=${COMP_WORDS[i]}; break ;;
                esac
              done
              COMPREPLY=()
              case $command in
            """;

    private static final String END =
            """
              esac
            }

            complete -o filenames -F _gol4j gol4j
            """;

    private final CommandSpec root;
    private final PrintWriter out;

    BashCompletion(CommandSpec root, PrintWriter out) {
        this.root = root;
        this.out = out;
    }

    void print() {
        out.print(BEGINNING.formatted(String.join(" ", Pattern.names())));
        out.println("    '')");
        List<String> first = new ArrayList<>(root.subcommands().keySet());
        first.addAll(names(root));
        out.println("      " + words(first) + " ;;");
        for (CommandLine command : root.subcommands().values()) {
            print(command.getCommandSpec());
        }
        out.print(END);
    }

    private void print(CommandSpec command) {
        out.println("    " + command.name() + ")");
        out.println("      case $typed,$before in");
        for (OptionSpec option : command.options()) {
            if (option.arity().max() > 0) {
                String names = "*," + String.join("|*,", option.names());
                out.println("        " + names + ") " + suggest(Suggestions.of(option)) + " ;;");
            }
        }
        out.println("        -*) " + words(names(command)) + " ;;");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            out.println("        *) " + suggest(Suggestions.of(parameter)) + " ;;");
        }
        out.println("      esac ;;");
    }

    private static List<String> names(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
    }

    private static String suggest(Suggestions suggestions) {
        if (suggestions.files()) {
            return suggestions.words().isEmpty() ? "_gol4j_files" : "_gol4j_patterns";
        }
        return suggestions.words().isEmpty() ? ":" : words(suggestions.words());
    }

    private static String words(List<String> words) {
        return "_gol4j_words " + String.join(" ", words);
    }
}

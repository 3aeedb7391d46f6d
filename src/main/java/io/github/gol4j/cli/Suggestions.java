package io.github.gol4j.cli;

import io.github.gol4j.Pattern;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What a shell can complete an argument with.
 *
 * @param words words that can stand there
 * @param files whether file names can
 */
record Suggestions(List<String> words, boolean files) {

    static Suggestions of(ArgSpec argument) {
        return switch (argument.paramLabel()) {
            case "FILE" -> new Suggestions(List.of(), true);
            case "PATTERN" -> new Suggestions(Pattern.names(), true);
            default -> new Suggestions(words(argument.completionCandidates()), false);
        };
    }

    private static List<String> words(Iterable<String> candidates) {
        return candidates == null
                ? List.of()
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }
}

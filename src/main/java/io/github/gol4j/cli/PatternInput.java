package io.github.gol4j.cli;

import io.github.gol4j.Pattern;
import io.github.gol4j.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;

/** Finds the pattern that a user names: a file, standard input, or a well-known pattern. */
final class PatternInput {

    static final String DESCRIPTION =
            "A file of any format, packed or not; - for stdin; or a well-known pattern's name";

    static final String STDIN = "-";

    private PatternInput() {}

    static Pattern read(String name, MemoryOption memory) {
        if (name.isEmpty()) {
            throw new BadInputException("the name of a pattern is empty");
        }
        try {
            if (name.equals(STDIN)) {
                return memory.read(System.in, "standard input");
            }
            if (isFile(name)) {
                return memory.read(FileNames.path(name));
            }
        } catch (IOException e) {
            throw new BadInputException("%s: %s".formatted(name, FileProblem.reason(e)));
        }
        if (name.matches(".*[./\\\\].*")) {
            // No well-known pattern has such a name.
            throw new BadInputException("there is no file " + name);
        }
        try {
            return Pattern.named(name);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "there is no file %s, and %s; gol4j patterns lists them all"
                            .formatted(name, e.getMessage()));
        }
    }

    static Rule rule(String text) {
        try {
            return Rule.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e);
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(FileNames.path(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

package io.github.gol4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files that are open already, such as {@code /dev/stdout} and {@code /dev/fd/3}.
 *
 * <p>They are no places where a file could be replaced: whoever opened the file goes on writing to
 * the old one.
 */
final class OpenFile {

    static final int STDOUT = 1;

    private static final int STDERR = 2;

    /** In place of the descriptor of another process. */
    private static final int FOREIGN = Integer.MAX_VALUE;

    private static final Pattern FOREIGN_NAME =
            Pattern.compile("/proc/\\d+(?:/task/\\d+)?/fd/\\d+");

    private static final Pattern NAME =
            Pattern.compile("/(?:dev|proc/(?:self|thread-self))/fd/(\\d{1,9})");

    private OpenFile() {}

    /**
     * Which of the open files a path leads to by links: the number of its descriptor, or nothing if
     * it leads to none.
     */
    static OptionalInt descriptor(Path path) throws IOException {
        for (Path step : AtomicFile.steps(path)) {
            OptionalInt descriptor = named(step.normalize().toString());
            if (descriptor.isPresent()) {
                return descriptor;
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt named(String path) {
        String own = "/proc/%d/".formatted(ProcessHandle.current().pid());
        Matcher name = NAME.matcher(path.replace(own, "/proc/self/"));
        if (name.matches()) {
            return OptionalInt.of(Integer.parseInt(name.group(1)));
        }
        if (FOREIGN_NAME.matcher(path).matches()) {
            return OptionalInt.of(FOREIGN);
        }
        return switch (path) {
            case "/dev/stdout" -> OptionalInt.of(STDOUT);
            case "/dev/stderr" -> OptionalInt.of(STDERR);
            default -> OptionalInt.empty();
        };
    }
}

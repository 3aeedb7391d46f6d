package io.github.gol4j.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Replaces a file as a whole, so that nobody ever sees half of it. */
final class AtomicFile {

    /** As on Linux. */
    private static final int MOST_LINKS = 40;

    private AtomicFile() {}

    static void write(Path file, OutputOption.Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A device or a named pipe, which there is no replacing.
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.writeTo(out);
            }
            return;
        }
        Path target = followed(file);
        Path beside = target.resolveSibling(".gol4j-" + UUID.randomUUID() + ".tmp");
        // Ctrl-C while it is written leaves nothing behind.
        beside.toFile().deleteOnExit();
        try {
            try (OutputStream out =
                    new BufferedOutputStream(
                            Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** The file that a path leads to by links, whether it is there or not: a link stays a link. */
    static Path followed(Path file) throws IOException {
        return steps(file).getLast();
    }

    /** A path, what it links to if it is a link, what that links to, and so on. */
    static List<Path> steps(Path file) throws IOException {
        List<Path> steps = new ArrayList<>(List.of(file.toAbsolutePath()));
        while (Files.isSymbolicLink(steps.getLast())) {
            if (steps.size() > MOST_LINKS) {
                throw new IOException("too many links lead to it");
            }
            Path link = steps.getLast();
            steps.add(link.resolveSibling(Files.readSymbolicLink(link)));
        }
        return steps;
    }
}

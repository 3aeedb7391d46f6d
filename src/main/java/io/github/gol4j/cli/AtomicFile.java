package io.github.gol4j.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Replaces a file as a whole, so that nobody ever sees half of it. */
final class AtomicFile {

    private AtomicFile() {}

    static void write(Path file, OutputOption.Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A device or a named pipe, which there is no replacing.
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.writeTo(out);
            }
            return;
        }
        // A link stays a link: what it points to is replaced.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
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
}

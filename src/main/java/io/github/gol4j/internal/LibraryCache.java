package io.github.gol4j.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A folder with libraries that came out of jars, each in a folder named by the SHA-256 of its
 * content. A file is made once for all programs of the user and never deleted: on Windows a loaded
 * library cannot be, and copies in temporary folders pile up.
 *
 * @param folder where
 */
record LibraryCache(Path folder) {

    /**
     * Returns a file with that content, made now unless it is there already.
     *
     * @throws IOException if it cannot be written
     */
    Path file(byte[] content, String name) throws IOException {
        byte[] hash = sha256(content);
        Path home = folder.resolve(HexFormat.of().formatHex(hash));
        Path file = home.resolve(name);
        // Hashed again before each use: a file cut short by a full disk must not be loaded.
        if (Files.isRegularFile(file)
                && MessageDigest.isEqual(hash, sha256(Files.readAllBytes(file)))) {
            return file;
        }
        createPrivately(home);
        // Under another name first: a program that starts at the same time finds all or nothing.
        Path draft = Files.createTempFile(home, name, ".part");
        try {
            Files.write(draft, content);
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return file;
    }

    /** Nobody else may put a library where we load it from. */
    private static void createPrivately(Path folder) throws IOException {
        if (Files.getFileAttributeView(
                        folder.getFileSystem().getPath(""), PosixFileAttributeView.class)
                != null) {
            var ownerOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}

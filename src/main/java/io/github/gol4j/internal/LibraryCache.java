package io.github.gol4j.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;

/**
 * A folder with libraries that came out of jars, each in a folder named by the SHA-256 of its
 * content. A file is made once for all programs of the user and never deleted: on Windows a loaded
 * library cannot be, and copies in temporary folders pile up.
 *
 * @param folder where
 */
record LibraryCache(Path folder) {

    private static final Set<PosixFilePermission> BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /**
     * Returns a file with that content, made now unless it is there already.
     *
     * @throws IOException if it cannot be written
     */
    Path file(byte[] content, String name) throws IOException {
        byte[] hash = sha256(content);
        Path home = folder.resolve(HexFormat.of().formatHex(hash));
        Path file = home.resolve(name);
        if (Files.isDirectory(home)) {
            requirePrivate(home);
        }
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

    /**
     * Makes the folder for its owner only, because whoever may write to it could put another
     * library in the place of ours.
     *
     * @throws IOException also if it is there already and others may write to it
     */
    private static void createPrivately(Path folder) throws IOException {
        if (!isPosix(folder)) {
            Files.createDirectories(folder);
            return;
        }
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
        requirePrivate(folder);
    }

    private static void requirePrivate(Path folder) throws IOException {
        if (isPosix(folder)
                && !Collections.disjoint(Files.getPosixFilePermissions(folder), BY_OTHERS)) {
            throw new AccessDeniedException(folder.toString(), null, "others may write to it");
        }
    }

    private static boolean isPosix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}

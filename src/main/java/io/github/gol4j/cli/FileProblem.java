package io.github.gol4j.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words: some exceptions have nothing but its name. */
final class FileProblem {

    private FileProblem() {}

    static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileSystemException other && other.getReason() != null) {
            return other.getReason();
        }
        return String.valueOf(problem.getMessage());
    }
}

package io.github.gol4j.cli;

import io.github.gol4j.GolException;
import io.github.gol4j.Pattern;
import io.github.gol4j.PatternFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes a pattern to, and in which format. */
final class PatternOutput extends OutputOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            completionCandidates = FormatName.class,
            description =
                    "${COMPLETION-CANDIDATES} (default: by the end of the file's name, where .lif"
                            + " and .life mean life106; rle on stdout). In any format a file whose"
                            + " name ends in .gz is packed by gzip.")
    private @Nullable PatternFormat format;

    @Override
    void check() {
        chosen();
        super.check();
    }

    /** A format is of no use to a command that writes only if it is told to. */
    void requireFileForFormat() {
        if (format != null && !isGiven()) {
            throw usage(
                    "--format says how to write the file that --output names: add --output FILE, or"
                            + " --output - for stdout");
        }
    }

    void write(Pattern pattern) {
        PatternFormat chosen = chosen();
        @Nullable Path file = file();
        try {
            if (file == null) {
                write(stream -> pattern.write(stream, chosen));
            } else {
                pattern.write(file, chosen);
            }
        } catch (IOException e) {
            throw unwritable(file == null ? "stdout" : file.toString(), e);
        } catch (GolException e) {
            // Not the file's fault, nor that of stdout.
            throw new GolException(
                    e.code(),
                    "the pattern cannot be written as %s%s: %s"
                            .formatted(chosen, file == null ? "" : " to " + file, e.getMessage()),
                    e);
        }
    }

    /**
     * Writes what took long to make. If the format cannot hold it, it is kept as a macrocell in a
     * new file beside the one that was to be written, and the exception says where.
     */
    void writeOrKeep(Pattern pattern) {
        try {
            write(pattern);
        } catch (GolException e) {
            Path kept = keep(pattern).orElseThrow(() -> e);
            throw new GolException(
                    e.code(), "%s; it is in %s instead".formatted(e.getMessage(), kept), e);
        }
    }

    /** The new file, if there could be one. */
    private Optional<Path> keep(Pattern pattern) {
        @Nullable Path file = file();
        if (file == null || chosen() == PatternFormat.MACROCELL) {
            return Optional.empty();
        }
        Path beside = file.resolveSibling(file.getFileName() + ".mc");
        if (Files.exists(beside)) {
            return Optional.empty();
        }
        try {
            pattern.write(beside, PatternFormat.MACROCELL);
            return Optional.of(beside);
        } catch (IOException | GolException e) {
            // What went wrong first is what is told.
            return Optional.empty();
        }
    }

    PatternFormat chosen() {
        if (format != null) {
            return format;
        }
        @Nullable Path file = file();
        if (file == null) {
            return PatternFormat.RLE;
        }
        return PatternFormat.ofFileName(file)
                .orElseThrow(
                        () ->
                                usage(
                                        "--output must name a file that ends in .rle, .mc, .lif or"
                                                + " .cells, or --format must say what it is to be"));
    }

    /** A format by a short name. */
    static final class FormatName extends Choice<PatternFormat> {

        FormatName() {
            super("format", PatternFormat.values());
        }

        @Override
        String word(PatternFormat format) {
            return switch (format) {
                case RLE -> "rle";
                case MACROCELL -> "mc";
                case LIFE_105 -> "life105";
                case LIFE_106 -> "life106";
                case PLAINTEXT -> "cells";
            };
        }
    }
}

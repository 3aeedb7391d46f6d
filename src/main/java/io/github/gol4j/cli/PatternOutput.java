package io.github.gol4j.cli;

import io.github.gol4j.GolException;
import io.github.gol4j.Pattern;
import io.github.gol4j.PatternFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a command writes a pattern to, and in which format. */
final class PatternOutput extends OutputOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            completionCandidates = FormatName.Names.class,
            description =
                    "${COMPLETION-CANDIDATES} (default: by the file's ending; rle on stdout). A"
                            + " file that ends in .gz is packed.")
    private @Nullable PatternFormat format;

    @Override
    void check() {
        chosen();
        super.check();
    }

    void write(Pattern pattern) {
        PatternFormat chosen = chosen();
        @Nullable Path file = file();
        String name = file == null ? "stdout" : file.toString();
        try {
            if (file == null) {
                write(stream -> pattern.write(stream, chosen));
            } else {
                pattern.write(file, chosen);
            }
        } catch (IOException e) {
            throw unwritable(name, e);
        } catch (GolException e) {
            throw new CliException("%s cannot be written: %s".formatted(name, e.getMessage()), e);
        }
    }

    private PatternFormat chosen() {
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
    static final class FormatName implements ITypeConverter<PatternFormat> {

        private static final Map<String, PatternFormat> FORMATS =
                new TreeMap<>(
                        Map.of(
                                "rle", PatternFormat.RLE,
                                "mc", PatternFormat.MACROCELL,
                                "life105", PatternFormat.LIFE_105,
                                "life106", PatternFormat.LIFE_106,
                                "cells", PatternFormat.PLAINTEXT));

        @Override
        public PatternFormat convert(String name) {
            @Nullable PatternFormat format = FORMATS.get(name.toLowerCase(Locale.ROOT));
            if (format == null) {
                throw new TypeConversionException(
                        "'%s' is no format: %s"
                                .formatted(name, String.join(", ", FORMATS.keySet())));
            }
            return format;
        }

        /** What a shell can complete. */
        static final class Names implements Iterable<String> {

            @Override
            public java.util.Iterator<String> iterator() {
                return List.copyOf(FORMATS.keySet()).iterator();
            }
        }
    }
}

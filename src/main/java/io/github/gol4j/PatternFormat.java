package io.github.gol4j;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * How a pattern is written down.
 *
 * <p>Files are recognised by their content, so that a format need only be named to write one. Each
 * of them holds the board, its position, the rule, the generation, the name, the author and the
 * comments: where the format has no place for something, it is written as a comment that other
 * programs skip.
 */
public enum PatternFormat {

    /** Run length encoded ({@code .rle}): short, readable, known by every program. */
    RLE("RLE", ".rle"),

    /** Macrocell ({@code .mc}): a quadtree, for boards of any size that repeat themselves. */
    MACROCELL("macrocell", ".mc"),

    /** Life 1.05 ({@code .lif}): pictures of parts of the board. */
    LIFE_105("Life 1.05", ".lif"),

    /** Life 1.06 ({@code .lif}): a list of coordinates. */
    LIFE_106("Life 1.06", ".lif"),

    /** Plaintext ({@code .cells}): one picture, for boards that are not too large to look at. */
    PLAINTEXT("plaintext", ".cells");

    /** What the names of packed files end with. */
    private static final String GZIP = ".gz";

    private final String title;
    private final String extension;

    PatternFormat(String title, String extension) {
        this.title = title;
        this.extension = extension;
    }

    /** {@return the end of the names of its files, such as {@code .rle}} */
    public String extension() {
        return extension;
    }

    /**
     * The format that a file name stands for when a file is to be written: {@code .rle}, {@code
     * .mc}, {@code .lif} or {@code .life} (Life 1.06), {@code .cells}, in any case, and the same
     * with {@code .gz}.
     *
     * @param file the file
     * @return the format, empty for any other name
     */
    public static Optional<PatternFormat> ofFileName(Path file) {
        String name = lastName(file);
        if (isPacked(file)) {
            name = name.substring(0, name.length() - GZIP.length());
        }
        return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
            case ".rle" -> Optional.of(RLE);
            case ".mc" -> Optional.of(MACROCELL);
            case ".lif", ".life" -> Optional.of(LIFE_106);
            case ".cells" -> Optional.of(PLAINTEXT);
            default -> Optional.empty();
        };
    }

    /** {@return whether a file is packed by gzip when it is written} */
    static boolean isPacked(Path file) {
        return lastName(file).endsWith(GZIP);
    }

    private static String lastName(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    }

    /** {@return its name, such as {@code Life 1.06}} */
    @Override
    public String toString() {
        return title;
    }
}

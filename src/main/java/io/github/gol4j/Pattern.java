package io.github.gol4j;

import io.github.gol4j.internal.Lines;
import io.github.gol4j.internal.NativePattern;
import io.github.gol4j.internal.NativePattern.SetOperation;
import io.github.gol4j.internal.NativePattern.Text;
import io.github.gol4j.internal.NativePattern.Transform;
import io.github.gol4j.internal.NativeTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.math.BigInteger;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A board that does not change, with what its file says about it: the rule, the generation, a name,
 * an author and comments.
 *
 * {@snippet lang = java:
 * Pattern gun = Pattern.read(Path.of("gun.rle"));         // any format, packed or not
 * Pattern pair = gun.union(gun.flip(Pattern.Flip.LEFT_RIGHT).translate(100, 0));
 * pair.withName("Two guns").write(Path.of("two.mc.gz"));  // as a whole or not at all
 *
 * try (Universe universe = new Universe(pair)) {
 *     universe.advance(1_000);
 *     Pattern later = universe.toPattern();
 * }
 * }
 *
 * <h2>Files</h2>
 *
 * RLE, macrocell, Life 1.05, Life 1.06 and plaintext are read and written (see {@link
 * PatternFormat}). A file is recognised by its content, not by its name, and unpacked if it is a
 * gzip file or a zip file with one pattern in it. A file written and read back is an equal pattern.
 * What a file says about its size is not believed, and a file that takes more than half of the
 * machine's memory is a {@link PatternReadException}, as is one that is wrong: it says where and
 * what was expected.
 *
 * <p>A file may be for a rule that gol4j does not know, as long as that has two states. Such a
 * pattern can be looked at, changed and written; only {@link #rule()} fails.
 *
 * <p>A macrocell file is not unpacked when it is read: one of 10^30 cells takes no longer than its
 * length. It can be counted, moved, turned, combined with others, written as macrocell again, put
 * into a {@link Universe} and looked at region by region; what needs all of its cells fails if they
 * do not fit memory.
 *
 * <h2>Transforms and set operations</h2>
 *
 * They make new patterns with the texts, the rule and the generation of the one that they are
 * called on. The plane is turned and mirrored about the origin, a bounded grid about its centre.
 * What would leave the 64-bit plane is a {@link GolException} with {@link ErrorCode#OUT_OF_PLANE};
 * macrocell patterns may reach past it. A result that would take more than the memory limit that
 * the pattern was read with (of one that was not read, half of the machine's memory) is one with
 * {@link ErrorCode#PATTERN_TOO_LARGE}.
 *
 * <p>Two patterns are equal if their cells are and everything that their files say about them.
 *
 * <h2>Threads and memory</h2>
 *
 * Immutable, and safe for any thread. The board is in native memory, from which it goes when the
 * garbage collector has found that nobody has the pattern any more; there is nothing to close.
 */
public final class Pattern {

    private static final Cleaner CLEANER = Cleaner.create();

    /** How many digits a generation can have in a file. */
    private static final int DIGITS = 1_000;

    private static final BigInteger LAST_GENERATION =
            BigInteger.TEN.pow(DIGITS).subtract(BigInteger.ONE);

    private final NativePattern board;

    /** What it was read from, if it was read. */
    private final @Nullable PatternFormat format;

    /** What that was called; patterns that are made of this one have it too. */
    private final @Nullable String source;

    private @Nullable BigInteger population;

    // What these are in the native library is looked up when they are used: whoever only names one
    // does not load it.

    /** A turn about the origin. */
    public enum Rotation {
        /** By 90 degrees: what was to the right is below. */
        CLOCKWISE,
        /** By 180 degrees. */
        HALF,
        /** By 270 degrees: what was to the right is above. */
        COUNTERCLOCKWISE;

        private Transform transform() {
            return switch (this) {
                case CLOCKWISE -> Transform.ROTATE_CLOCKWISE;
                case HALF -> Transform.ROTATE_HALF;
                case COUNTERCLOCKWISE -> Transform.ROTATE_COUNTERCLOCKWISE;
            };
        }
    }

    /** A line through the origin to mirror the plane at. */
    public enum Flip {
        /** Left and right change places: x becomes -x. */
        LEFT_RIGHT,
        /** Top and bottom change places: y becomes -y. */
        TOP_BOTTOM,
        /** Rows become columns: x and y change places. */
        DIAGONAL;

        private Transform transform() {
            return switch (this) {
                case LEFT_RIGHT -> Transform.FLIP_LEFT_RIGHT;
                case TOP_BOTTOM -> Transform.FLIP_TOP_BOTTOM;
                case DIAGONAL -> Transform.FLIP_DIAGONAL;
            };
        }
    }

    private Pattern(NativePattern board, @Nullable PatternFormat format, @Nullable String source) {
        this.board = board;
        this.format = format;
        this.source = source;
        // The clean-up knows the native side only; if it knew this object, it would never run.
        CLEANER.register(this, board::free);
    }

    /** The pattern around a native one, which nobody else has. */
    static Pattern adopt(NativePattern board) {
        return new Pattern(board, null, null);
    }

    /**
     * The pattern of some cells under Conway's rule, at generation 0.
     *
     * @param cells the live cells; for a {@link CellSet} no object is made for each
     * @return the pattern
     * @throws NullPointerException if the collection or a cell in it is null
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern of(Collection<? extends Cell> cells) {
        return of(cells, Rule.LIFE);
    }

    /**
     * The pattern of some cells, at generation 0.
     *
     * @param cells the live cells; for a {@link CellSet} no object is made for each
     * @param rule the rule
     * @return the pattern
     * @throws NullPointerException if an argument or a cell is null
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern of(Collection<? extends Cell> cells, Rule rule) {
        Objects.requireNonNull(cells, "cells");
        Objects.requireNonNull(rule, "rule");
        CellSet flat = cells instanceof CellSet set ? set : new CellSet(cells);
        return adopt(NativePattern.of(rule.toString(), flat.flat(), flat.size()));
    }

    /**
     * Reads a pattern from a text of any format.
     *
     * @param text what would be in a file
     * @return the pattern
     * @throws PatternReadException if it is none
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern parse(String text) {
        return found(NativePattern.parse(Objects.requireNonNull(text, "text")), null);
    }

    /**
     * Reads a pattern from a file of any format, packed or not. It may take half of the machine's
     * memory.
     *
     * @param file the file, of any file system
     * @return the pattern
     * @throws IOException if the file cannot be read; a {@link java.nio.file.NoSuchFileException}
     *     if it is not there
     * @throws PatternReadException if it is no pattern
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern read(Path file) throws IOException {
        return readWithin(NativePattern.DEFAULT_MEMORY, file);
    }

    /**
     * Reads a pattern from a file of any format, packed or not, within a memory limit: for files of
     * strangers, of which a few bytes can stand for any number of cells.
     *
     * @param file the file, of any file system
     * @param memoryLimit how much memory text and board may take together, in bytes, and half of it
     *     the text, once unpacked; what is made of the pattern later, by moving it and so on, is
     *     held to the same limit
     * @return the pattern
     * @throws IllegalArgumentException if the limit is not positive
     * @throws IOException if the file cannot be read; a {@link java.nio.file.NoSuchFileException}
     *     if it is not there
     * @throws PatternReadException if it is no pattern, or a larger one
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern read(Path file, long memoryLimit) throws IOException {
        return readWithin(positive(memoryLimit), file);
    }

    private static Pattern readWithin(long memoryLimit, Path file) throws IOException {
        if (isDefault(file)) {
            return found(NativePattern.load(file, memoryLimit), file.toString());
        }
        try (InputStream in = Files.newInputStream(file)) {
            String name = file.toString();
            return found(NativePattern.read(in, name, memoryLimit), name);
        }
    }

    private static long positive(long memoryLimit) {
        if (memoryLimit <= 0) {
            throw new IllegalArgumentException(
                    "a memory limit must be positive, and is " + memoryLimit);
        }
        return memoryLimit;
    }

    /**
     * Reads a pattern of any format, packed or not, from a stream. It may take half of the
     * machine's memory.
     *
     * @param in the stream; it is read to its end and not closed
     * @param name what to call it in messages, such as {@code standard input}
     * @return the pattern
     * @throws IOException if the stream cannot be read
     * @throws PatternReadException if it is no pattern
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern read(InputStream in, String name) throws IOException {
        return readWithin(NativePattern.DEFAULT_MEMORY, in, name);
    }

    /**
     * Reads a pattern of any format, packed or not, from a stream, within a memory limit as that of
     * {@link #read(Path, long)}.
     *
     * @param in the stream; it is read to its end and not closed
     * @param name what to call it in messages, such as {@code standard input}
     * @param memoryLimit how much memory it may take, in bytes
     * @return the pattern
     * @throws IllegalArgumentException if the limit is not positive
     * @throws IOException if the stream cannot be read
     * @throws PatternReadException if it is no pattern, or a larger one
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern read(InputStream in, String name, long memoryLimit) throws IOException {
        return readWithin(positive(memoryLimit), in, name);
    }

    private static Pattern readWithin(long memoryLimit, InputStream in, String name)
            throws IOException {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(name, "name");
        return found(NativePattern.read(in, name, memoryLimit), name);
    }

    private static Pattern found(NativePattern.Found found, @Nullable String source) {
        return new Pattern(found.pattern(), found.format(), source);
    }

    /**
     * A well-known pattern under Conway's rule. Its top left corner is the origin.
     *
     * @param name one of {@link #names()}, such as {@code "gosper-gun"}
     * @return the pattern
     * @throws IllegalArgumentException if there is no such pattern
     * @throws GolException if the native library cannot be loaded
     */
    public static Pattern named(String name) {
        return adopt(NativePattern.named(Objects.requireNonNull(name, "name")));
    }

    /**
     * {@return the names of the well-known patterns, in alphabetical order}
     *
     * @throws GolException if the native library cannot be loaded
     */
    public static List<String> names() {
        return NativeTexts.patternNames();
    }

    /**
     * A random pattern under Conway's rule, the same on every machine. Its rectangle's top left
     * corner is the origin.
     *
     * @param soup what it depends on
     * @return the pattern
     * @throws GolException if there is not enough memory, or the native library cannot be loaded
     */
    public static Pattern soup(Soup soup) {
        return adopt(
                NativePattern.soup(
                        soup.seed(),
                        soup.width(),
                        soup.height(),
                        soup.densityNumerator(),
                        soup.symmetry().toString()));
    }

    /**
     * {@return a new set of the live cells, in row-major order}
     *
     * @throws IllegalStateException if there are more than 2^30 cells, which a set cannot hold
     * @throws GolException if a macrocell pattern has cells outside the 64-bit plane, or more than
     *     fit memory
     */
    public CellSet cells() {
        return CellSet.adopt(ask(() -> board.points(null)));
    }

    /**
     * {@return a new set of the live cells in a region, in row-major order}
     *
     * @param region the region; no other part of a macrocell pattern is unpacked
     * @throws IllegalStateException if there are more than 2^30 cells, which a set cannot hold
     * @throws GolException if a macrocell pattern has more cells there than fit memory
     */
    public CellSet cells(BoundingBox region) {
        Objects.requireNonNull(region, "region");
        return CellSet.adopt(ask(() -> board.points(region)));
    }

    /** {@return how many cells are alive} */
    public BigInteger population() {
        BigInteger known = population;
        if (known == null) {
            known = ask(board::population);
            population = known;
        }
        return known;
    }

    /** {@return whether no cell is alive} */
    public boolean isEmpty() {
        return population().signum() == 0;
    }

    /**
     * {@return the smallest rectangle around the live cells, empty if there is no cell}
     *
     * @throws GolException if a macrocell pattern has cells outside the 64-bit plane
     */
    public Optional<BoundingBox> bounds() {
        return ask(board::bounds);
    }

    /**
     * {@return the rule}
     *
     * @throws GolException with {@link ErrorCode#UNSUPPORTED_RULE} if it is one that gol4j does not
     *     know; the message says where in its file it stands, and {@link #ruleText()} has it all
     *     the same
     */
    public Rule rule() {
        String text = ruleText();
        try {
            return Rule.of(text);
        } catch (IllegalArgumentException e) {
            throw new GolException(
                    ErrorCode.UNSUPPORTED_RULE,
                    ruleSource()
                            + "the pattern is for a rule that gol4j cannot compute: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Where the rule is from, for the beginning of a message: file, format, line and column. */
    private String ruleSource() {
        String place = text(Text.RULE_PLACE);
        if (place.isEmpty()) {
            return "";
        }
        return source == null ? place + ": " : source + ": " + place + ": ";
    }

    /** {@return the rule's canonical text, or what the file has if gol4j does not know the rule} */
    public String ruleText() {
        return text(Text.RULE);
    }

    /** {@return the generation, 0 if the file says none} */
    public BigInteger generation() {
        return ask(board::generation);
    }

    /** {@return the name} */
    public Optional<String> name() {
        return optional(text(Text.NAME));
    }

    /** {@return who found or made it, and often when} */
    public Optional<String> author() {
        return optional(text(Text.AUTHOR));
    }

    /** {@return the other comments line by line, without the marks that formats put before them} */
    public List<String> comments() {
        return new Lines(text(Text.COMMENTS));
    }

    /** {@return the format that it was read from; empty if it was made otherwise} */
    public Optional<PatternFormat> format() {
        return Optional.ofNullable(format);
    }

    private String text(Text which) {
        return ask(() -> board.text(which));
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /**
     * {@return the same pattern under another rule}
     *
     * @param rule the rule
     */
    public Pattern withRule(Rule rule) {
        return with(Text.RULE, rule.toString());
    }

    /**
     * {@return the same pattern at another generation}
     *
     * @param generation the generation
     * @throws IllegalArgumentException if it is negative or has more than 1,000 digits
     */
    public Pattern withGeneration(BigInteger generation) {
        if (generation.signum() < 0 || generation.compareTo(LAST_GENERATION) > 0) {
            throw new IllegalArgumentException(
                    "a generation is not negative and has at most %d digits".formatted(DIGITS));
        }
        return derive(() -> board.withGeneration(generation));
    }

    /**
     * {@return the same pattern with another name}
     *
     * @param name the name; line breaks in it become blanks, and an empty one is none
     */
    public Pattern withName(String name) {
        return with(Text.NAME, name);
    }

    /**
     * {@return the same pattern with another author}
     *
     * @param author who found or made it; line breaks in it become blanks, and an empty text is
     *     nobody
     */
    public Pattern withAuthor(String author) {
        return with(Text.AUTHOR, author);
    }

    /**
     * {@return the same pattern with other comments in place of its own}
     *
     * @param lines the comments line by line; a line break within one makes two of it
     */
    public Pattern withComments(List<String> lines) {
        StringBuilder text = new StringBuilder();
        List.copyOf(lines).forEach(line -> text.append(line).append('\n'));
        return with(Text.COMMENTS, text.toString());
    }

    private Pattern with(Text which, String text) {
        return derive(() -> board.withText(which, text));
    }

    /**
     * {@return the pattern moved}
     *
     * @param dx how far to the right
     * @param dy how far down
     * @throws GolException if a cell would leave the 64-bit plane
     */
    public Pattern translate(long dx, long dy) {
        return derive(() -> board.translate(dx, dy));
    }

    /**
     * {@return the pattern turned about the origin}
     *
     * <p>A pattern on a bounded grid is turned about the grid's centre, and its grid with it.
     *
     * @param rotation how far
     * @throws GolException if a cell would leave the 64-bit plane, as -2^63 does, or if the grid
     *     turned is none that a rule can name: a sphere by a quarter, a shifted Klein bottle
     */
    public Pattern rotate(Rotation rotation) {
        return derive(() -> board.transform(rotation.transform()));
    }

    /**
     * {@return the pattern mirrored at a line through the origin}
     *
     * <p>A pattern on a bounded grid is mirrored at a line through the grid's centre, and its grid
     * with it.
     *
     * @param flip which line
     * @throws GolException if a cell would leave the 64-bit plane, as -2^63 does, or if the grid
     *     mirrored is none that a rule can name: a sphere but for the diagonal, a shifted Klein
     *     bottle
     */
    public Pattern flip(Flip flip) {
        return derive(() -> board.transform(flip.transform()));
    }

    /**
     * {@return the part of the pattern in a region}
     *
     * @param region the region; no other part of a macrocell pattern is unpacked
     */
    public Pattern crop(BoundingBox region) {
        Objects.requireNonNull(region, "region");
        return derive(() -> board.crop(region));
    }

    /**
     * {@return the cells that are alive in either pattern}
     *
     * @param other the other pattern
     */
    public Pattern union(Pattern other) {
        return combine(other, SetOperation.UNION);
    }

    /**
     * {@return the cells that are alive in both patterns}
     *
     * @param other the other pattern
     */
    public Pattern intersection(Pattern other) {
        return combine(other, SetOperation.INTERSECTION);
    }

    /**
     * {@return the cells that are alive in this pattern and not in the other}
     *
     * @param other the other pattern
     */
    public Pattern difference(Pattern other) {
        return combine(other, SetOperation.DIFFERENCE);
    }

    /**
     * {@return the cells that are alive in one of the patterns and not in both}
     *
     * @param other the other pattern
     */
    public Pattern symmetricDifference(Pattern other) {
        return combine(other, SetOperation.SYMMETRIC_DIFFERENCE);
    }

    private Pattern combine(Pattern other, SetOperation operation) {
        try {
            return derive(() -> board.combine(other.board, operation));
        } finally {
            Reference.reachabilityFence(other);
        }
    }

    private Pattern derive(Supplier<NativePattern> make) {
        return new Pattern(ask(make), null, source);
    }

    /**
     * Writes the pattern to a file in the format that its name stands for. See {@link #write(Path,
     * PatternFormat)}.
     *
     * @param file the file
     * @throws IllegalArgumentException if the name stands for no format
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        write(
                file,
                PatternFormat.ofFileName(file)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s: the name says no format; end it with .rle, .mc, .lif or .cells, or say which it is to be"
                                                        .formatted(file))));
    }

    /**
     * Writes the pattern to a file, packed by gzip if its name ends with {@code .gz} in any case.
     *
     * <p>The file is there as a whole or not at all: it is written beside its place and then moved,
     * so that a write that fails or is killed leaves an old file as it was. A link stays one, and
     * is followed also if it leads to no file yet. What is no regular file, such as a pipe, is
     * written to directly. On Linux a process that is killed while it writes leaves nothing else
     * behind; on other systems, and where a file system has no files without a name, a hidden file
     * {@code .gol4j-*.tmp} stays.
     *
     * @param file the file, of the default file system
     * @param format how to write it down
     * @throws IOException if it cannot be written
     * @throws UnsupportedOperationException if the path is of another file system, for which there
     *     is {@link #write(OutputStream, PatternFormat)}
     * @throws GolException if the format cannot hold the pattern: a picture that would be too
     *     large, or a macrocell pattern with more cells than fit memory
     */
    public void write(Path file, PatternFormat format) throws IOException {
        if (!isDefault(file)) {
            throw new UnsupportedOperationException(
                    file + " is not of the default file system: write to a stream instead");
        }
        try {
            board.save(file, format, PatternFormat.isPacked(file));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Writes the pattern to a stream, which is neither flushed nor closed.
     *
     * @param out the stream
     * @param format how to write it down
     * @throws IOException if the stream fails
     * @throws GolException if the format cannot hold the pattern
     */
    public void write(OutputStream out, PatternFormat format) throws IOException {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(format, "format");
        try {
            board.write(out, format);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * {@return the pattern as the text of a file}
     *
     * @param format how to write it down
     * @throws IllegalStateException if it would be longer than a string can be
     * @throws GolException if the format cannot hold the pattern
     */
    public String toString(PatternFormat format) {
        Objects.requireNonNull(format, "format");
        return ask(() -> board.toString(format));
    }

    private static boolean isDefault(Path file) {
        return file.getFileSystem().equals(FileSystems.getDefault());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Pattern pattern)) {
            return false;
        }
        try {
            return ask(() -> board.isSame(pattern.board));
        } finally {
            Reference.reachabilityFence(pattern);
        }
    }

    @Override
    public int hashCode() {
        // What does not depend on whether it is a quadtree, and is quickly had.
        return Objects.hash(population(), ruleText(), generation());
    }

    /** {@return a short text with name, rule, generation and population} */
    @Override
    public String toString() {
        return "Pattern[%s%s, generation %s, population %s]"
                .formatted(
                        name().map(name -> name + ", ").orElse(""),
                        ruleText(),
                        generation(),
                        population());
    }

    /** Hands the native board to somebody who must not keep it. */
    void lend(Consumer<NativePattern> user) {
        ask(
                () -> {
                    user.accept(board);
                    return this;
                });
    }

    private <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } finally {
            // Until here the cleaner must not think that nobody uses the pattern.
            Reference.reachabilityFence(this);
        }
    }
}

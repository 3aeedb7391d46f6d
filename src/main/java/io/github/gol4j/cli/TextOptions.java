package io.github.gol4j.cli;

import io.github.gol4j.cli.view.TextStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How cells become characters. */
final class TextOptions {

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            converter = StyleName.class,
            completionCandidates = StyleName.class,
            description =
                    "text (a letter a cell), half (two cells a character) or braille (eight)"
                            + " (default: half, or text where the terminal has no such characters).")
    private @Nullable TextStyle style;

    /** The style, which the terminal can print. */
    TextStyle style() {
        if (style == null) {
            return printable(TextStyle.HALF) ? TextStyle.HALF : TextStyle.TEXT;
        }
        if (!printable(style)) {
            throw new CliException(
                    "the encoding of the output, %s, has no characters for --style %s: set LC_ALL=C.UTF-8, or use --style text"
                            .formatted(Terminals.encoding(), Choice.inSmallLetters(style)));
        }
        return style;
    }

    /** A style by its name. */
    static final class StyleName extends Choice<TextStyle> {
        StyleName() {
            super("style", TextStyle.values());
        }
    }

    private static boolean printable(TextStyle style) {
        return Terminals.encoding().newEncoder().canEncode(style.sample());
    }
}

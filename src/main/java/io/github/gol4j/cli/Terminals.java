package io.github.gol4j.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** What stdout and stderr are connected to. {@code System.console()} does not tell them apart. */
final class Terminals {

    private static final int WIDTH_OF_A_PIPE = 80;

    private Terminals() {}

    static boolean stdoutIsTerminal() {
        return isTerminal(SystemStream.Output);
    }

    static boolean stderrIsTerminal() {
        return isTerminal(SystemStream.Error);
    }

    /** How many characters a line of stdout has: COLUMNS, or what the terminal says, or 80. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        if (columns != null && columns.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(columns);
        }
        @Nullable TerminalProvider provider = provider();
        int width = 0;
        if (provider != null && provider.isSystemStream(SystemStream.Output)) {
            width = provider.systemStreamWidth(SystemStream.Output);
        }
        return width > 0 ? width : WIDTH_OF_A_PIPE;
    }

    /**
     * Whether a terminal does what escape sequences say. One that does not is told by TERM, as
     * editors have it; where there is no such variable, on Windows, it does.
     */
    static boolean obeysEscapes() {
        String type = System.getenv("TERM");
        return type == null || !(type.isEmpty() || type.equals("dumb") || type.equals("unknown"));
    }

    /** <a href="https://no-color.org">no-color.org</a>: any text but none turns colours off. */
    static boolean coloursWanted() {
        String noColour = System.getenv("NO_COLOR");
        return obeysEscapes() && (noColour == null || noColour.isEmpty());
    }

    /** That of stdout. */
    static Charset encoding() {
        return Charset.forName(
                System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
    }

    private static boolean isTerminal(SystemStream stream) {
        @Nullable TerminalProvider provider = provider();
        return provider != null && provider.isSystemStream(stream);
    }

    private static @Nullable TerminalProvider provider() {
        try {
            return TerminalProvider.load("ffm");
        } catch (IOException e) {
            // A platform that JLine does not know: nothing is then a terminal.
            return null;
        }
    }
}

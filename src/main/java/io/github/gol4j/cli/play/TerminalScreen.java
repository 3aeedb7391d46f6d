package io.github.gol4j.cli.play;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * The terminal, taken over whole: its other screen, no cursor, keys as they are pressed. However
 * the program ends, short of being killed outright, {@link #close} leaves it as it was: a shutdown
 * hook calls it on Ctrl-C and on a signal.
 */
public final class TerminalScreen implements Screen, AutoCloseable {

    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[2J";
    private static final String LEAVE = "\u001b[0m\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String WIPE_REST_OF_LINE = "\u001b[K";
    private static final String WIPE_REST_OF_SCREEN = "\u001b[J";

    /** A key that sends several characters sends them at once; the escape key sends one. */
    private static final long REST_OF_KEY_MILLIS = 30;

    private static final int ESCAPE = 27;

    private final Terminal terminal;
    private final Attributes before;

    /** Not JLine's, which a shutdown hook of its own may have closed before ours. */
    private final PrintWriter out;

    private final Thread hook = new Thread(this::restore);
    private volatile boolean resized;
    private Size size;
    private boolean restored;

    /**
     * Takes the terminal over.
     *
     * @param encoding of its characters
     * @throws IOException if there is none; an {@link InterruptedIOException} if the program is
     *     being ended
     */
    public TerminalScreen(Charset encoding) throws IOException {
        terminal = open();
        out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, encoding);
        before = terminal.getAttributes();
        size = terminal.getSize();
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            takeOver();
        } catch (IllegalStateException e) {
            throw ended(e);
        }
    }

    /** Not while the hook runs, or what it has put right would be undone. */
    private synchronized void takeOver() {
        if (restored) {
            return;
        }
        terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        // Ctrl-C ends the program even when it does not look at keys.
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        // Ctrl-Z and Ctrl-\\ would leave the shell with a terminal that is not as it was.
        raw.setControlChar(Attributes.ControlChar.VSUSP, 0);
        raw.setControlChar(Attributes.ControlChar.VQUIT, 0);
        terminal.setAttributes(raw);
        write(ENTER);
    }

    /** What it is if the program is being ended before the terminal is taken over. */
    private static InterruptedIOException ended(IllegalStateException cause) {
        InterruptedIOException interrupted =
                new InterruptedIOException("the program is being ended");
        interrupted.initCause(cause);
        return interrupted;
    }

    /** A log would be printed amid the picture. */
    private static void silenceLogs() {
        // A class that would configure java.util.logging and does nothing: there are no handlers.
        // Whoever asks for logs by a property of the same kind gets them.
        if (System.getProperty("java.util.logging.config.file") == null) {
            System.setProperty("java.util.logging.config.class", Object.class.getName());
        }
    }

    private static Terminal open() throws IOException {
        silenceLogs();
        try {
            return TerminalBuilder.builder().system(true).jni(false).dumb(false).build();
        } catch (IllegalStateException e) {
            throw new IOException("there is no terminal", e);
        }
    }

    @Override
    public int columns() {
        return Math.max(2, size.getColumns());
    }

    @Override
    public int rows() {
        return Math.max(2, size.getRows());
    }

    @Override
    public @Nullable String key(long millis) throws InterruptedException {
        try {
            NonBlockingReader reader = terminal.reader();
            int first = reader.read(Math.max(1, millis));
            if (resized) {
                resized = false;
                size = terminal.getSize();
                write("\u001b[2J");
                return "";
            }
            if (first == NonBlockingReader.READ_EXPIRED) {
                return "";
            }
            if (first == NonBlockingReader.EOF) {
                return null;
            }
            return first == ESCAPE ? sequence(reader) : Character.toString(first);
        } catch (InterruptedIOException e) {
            throw new InterruptedException(e.getMessage());
        } catch (IOException | IllegalStateException e) {
            // The terminal is gone, or a shutdown hook has closed it.
            return null;
        }
    }

    /** Escape alone, or ESC [ and ESC O with what follows up to a letter or a tilde. */
    private static String sequence(NonBlockingReader reader) throws IOException {
        StringBuilder key = new StringBuilder().append((char) ESCAPE);
        int next = reader.read(REST_OF_KEY_MILLIS);
        while (next >= 0) {
            key.append((char) next);
            boolean introducer = key.length() == 2 && (next == '[' || next == 'O');
            if (!introducer && (Character.isLetter(next) || next == '~')) {
                break;
            }
            next = reader.read(REST_OF_KEY_MILLIS);
        }
        return key.toString();
    }

    @Override
    public void show(List<String> lines) {
        StringBuilder text = new StringBuilder(HOME);
        for (int row = 0; row < lines.size(); row++) {
            text.append(row == 0 ? "" : "\r\n").append(lines.get(row)).append(WIPE_REST_OF_LINE);
        }
        write(text.append(WIPE_REST_OF_SCREEN).toString());
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            terminal.close();
        } catch (IllegalStateException | IOException e) {
            // The program is being ended, and the hook has done it or is doing it.
        }
    }

    private synchronized void write(String text) {
        // After the hook has run, a last frame must not land on the shell's screen.
        if (!restored) {
            out.write(text);
            out.flush();
        }
    }

    private synchronized void restore() {
        if (!restored) {
            write(LEAVE);
            restored = true;
            try {
                terminal.setAttributes(before);
            } catch (IllegalStateException e) {
                // JLine's own shutdown hook was faster, and has put the attributes back.
            }
        }
    }
}

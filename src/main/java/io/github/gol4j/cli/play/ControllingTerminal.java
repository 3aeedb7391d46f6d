package io.github.gol4j.cli.play;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The terminal that the program was started from, in place of a stdin that a pattern came from.
 *
 * <p>JLine reads keys from stdin only. Java cannot make another file its stdin, but POSIX can: what
 * {@code < /dev/tty} does in a shell, by {@code open} and {@code dup2}.
 */
public final class ControllingTerminal {

    private static final String PATH = "/dev/tty";

    private static final int STDIN = 0;

    /** {@code O_RDWR}, which is 2 on every POSIX system that there is a JDK for. */
    private static final int READ_AND_WRITE = 2;

    private ControllingTerminal() {}

    /**
     * Makes the terminal the program's stdin.
     *
     * @throws IOException if there is none, or this is not a POSIX system
     */
    // The call into libc is what this is for.
    @SuppressWarnings("restricted")
    public static void becomeStdin() throws IOException {
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        if (libc.find("open").isEmpty() || libc.find("dup2").isEmpty()) {
            throw new IOException("this system has no " + PATH);
        }
        MethodHandle open =
                linker.downcallHandle(
                        libc.find("open").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                        Linker.Option.firstVariadicArg(2));
        MethodHandle dup2 =
                linker.downcallHandle(
                        libc.find("dup2").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int terminal = (int) open.invokeExact(arena.allocateFrom(PATH), READ_AND_WRITE);
            if (terminal < 0 || (int) dup2.invokeExact(terminal, STDIN) < 0) {
                throw new IOException("there is no terminal");
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }
}

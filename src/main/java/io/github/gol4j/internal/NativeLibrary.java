package io.github.gol4j.internal;

import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.internal.ffi.Gol4j;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The native library: loaded and checked once for each class loader.
 *
 * <p>Symbols come from {@link SymbolLookup#libraryLookup}: {@code System.load} refuses to load the
 * same file for a second class loader, as application servers and test runners have. A library
 * stays loaded for the life of the JVM: unloading one that has thread-locals of its own is not
 * safe.
 *
 * <p>Safe for any thread.
 */
public final class NativeLibrary {

    private final SymbolLookup symbols;
    private final String location;
    private final String origin;
    private final int abiVersion;

    private NativeLibrary(SymbolLookup symbols, String location, String origin, int abiVersion) {
        this.symbols = symbols;
        this.location = location;
        this.origin = origin;
        this.abiVersion = abiVersion;
    }

    /** The library, or why there is none: found out once, when somebody first asks. */
    private static final class Holder {
        static final @Nullable NativeLibrary LIBRARY;
        static final @Nullable RuntimeException FAILURE;

        static {
            NativeLibrary library = null;
            RuntimeException failure = null;
            try {
                library = new LibrarySearch(System.getProperties(), System.getenv()).run();
            } catch (RuntimeException e) {
                failure = e;
            }
            LIBRARY = library;
            FAILURE = failure;
        }
    }

    /**
     * Returns the library. Whatever needs it asks here first, so that a failure is an exception
     * that explains itself and not an error of class initialisation.
     *
     * @throws GolException if it cannot be loaded
     */
    public static NativeLibrary require() {
        NativeLibrary library = Holder.LIBRARY;
        if (library == null) {
            RuntimeException failure = Holder.FAILURE;
            // A new one each time, for the stack trace of who asks.
            throw new GolException(
                    ErrorCode.LIBRARY_UNAVAILABLE,
                    failure instanceof GolException
                            ? failure.getMessage()
                            : "the search for the native library failed: " + failure,
                    failure);
        }
        return library;
    }

    /**
     * Loads a library and checks that it is ours and of this jar's version.
     *
     * @param origin where it was found, in words
     * @throws IllegalArgumentException if the file cannot be loaded
     * @throws GolException if it is another library, or native access is denied
     */
    @SuppressWarnings("restricted")
    static NativeLibrary open(Path file, String origin) {
        try {
            return checked(
                    SymbolLookup.libraryLookup(file, Arena.global()), file.toString(), origin);
        } catch (IllegalCallerException e) {
            throw denied();
        }
    }

    /** Does the same for a library that the system finds by its name. */
    @SuppressWarnings("restricted")
    static NativeLibrary open(String name, String origin) {
        try {
            return checked(SymbolLookup.libraryLookup(name, Arena.global()), name, origin);
        } catch (IllegalCallerException e) {
            throw denied();
        }
    }

    private static NativeLibrary checked(SymbolLookup symbols, String location, String origin) {
        MemorySegment function = symbols.find("gol_abi_version").orElse(null);
        if (function == null) {
            throw unavailable(
                    "%s (from %s) is not the library of gol4j: it has no gol_abi_version"
                            .formatted(location, origin));
        }
        int found = callAbiVersion(function);
        int expected = Gol4j.GOL_ABI_VERSION();
        if (found != expected) {
            throw unavailable(
                    "%s (from %s) has ABI version %s and this jar needs %s: %s"
                            .formatted(
                                    location,
                                    origin,
                                    Integer.toUnsignedString(found),
                                    Integer.toUnsignedString(expected),
                                    "take the library that was built with this jar"));
        }
        return new NativeLibrary(symbols, location, origin, found);
    }

    /** By hand, because the generated bindings belong to a library that is checked already. */
    @SuppressWarnings("restricted")
    private static int callAbiVersion(MemorySegment function) {
        var handle =
                Linker.nativeLinker()
                        .downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_INT));
        try {
            return (int) handle.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError("a native function throws nothing", e);
        }
    }

    private static GolException denied() {
        Module module = NativeLibrary.class.getModule();
        return unavailable(
                "native access is denied: start java with --enable-native-access="
                        + (module.isNamed() ? module.getName() : "ALL-UNNAMED"));
    }

    static GolException unavailable(String message) {
        return new GolException(ErrorCode.LIBRARY_UNAVAILABLE, message);
    }

    /** The library's symbols, for the generated bindings. */
    public static SymbolLookup symbols() {
        return require().symbols;
    }

    /** The file or the name that it was loaded by. */
    public String location() {
        return location;
    }

    /** The place that it was found in, in words. */
    public String origin() {
        return origin;
    }

    /** The version of its binary interface. */
    public int abiVersion() {
        return abiVersion;
    }
}

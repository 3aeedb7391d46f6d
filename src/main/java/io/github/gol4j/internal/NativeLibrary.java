package io.github.gol4j.internal;

import io.github.gol4j.ErrorCode;
import io.github.gol4j.GolException;
import io.github.gol4j.internal.ffi.Gol4j;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds, loads and checks the native library, once for each class loader.
 *
 * <p>Symbols come from {@link SymbolLookup#libraryLookup}: {@code System.load} refuses to load the
 * same file for a second class loader, as application servers and test runners have.
 *
 * <p>Safe for any thread.
 */
public final class NativeLibrary {

    static final String PATH_PROPERTY = "gol4j.library.path";
    static final String PATH_VARIABLE = "GOL4J_LIBRARY_PATH";
    static final String CACHE_PROPERTY = "gol4j.cache.dir";

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
        static final @Nullable GolException FAILURE;

        static {
            NativeLibrary library = null;
            GolException failure = null;
            try {
                library = new Search(System.getProperties(), System.getenv()).run();
            } catch (GolException e) {
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
            GolException failure = Holder.FAILURE;
            throw new GolException(
                    ErrorCode.LIBRARY_UNAVAILABLE,
                    failure == null
                            ? "the search for the library ended early"
                            : failure.getMessage(),
                    failure);
        }
        return library;
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

    /** One search through all places. */
    static final class Search {
        private final Properties properties;
        private final Map<String, String> environment;
        private final Platform platform;
        private final List<String> tried = new ArrayList<>();

        Search(Properties properties, Map<String, String> environment) {
            this.properties = properties;
            this.environment = environment;
            this.platform = Platform.of(properties);
        }

        /**
         * Goes through the places in order. A file that somebody named is the only place: that it
         * is wrong should not be hidden by another library that happens to be there.
         */
        NativeLibrary run() {
            String property = properties.getProperty(PATH_PROPERTY);
            if (property != null) {
                return named(property, "the system property " + PATH_PROPERTY);
            }
            String variable = environment.get(PATH_VARIABLE);
            if (variable != null) {
                return named(variable, "the environment variable " + PATH_VARIABLE);
            }
            NativeLibrary library = fromJar();
            if (library == null) {
                library = fromSystem();
            }
            if (library == null) {
                throw unavailable(
                        "no native library of gol4j was found for "
                                + platform.directory()
                                + ".\nPlaces tried:\n"
                                + String.join("\n", tried.stream().map(t -> "  - " + t).toList())
                                + "\nBuild it with cargo (see the README of gol4j) and name the file with"
                                + " -D"
                                + PATH_PROPERTY
                                + "=FILE or "
                                + PATH_VARIABLE
                                + "=FILE.");
            }
            return library;
        }

        private NativeLibrary named(String file, String knob) {
            String advice = "Name the file itself, such as /opt/gol4j/" + platform.libraryFile();
            Path path;
            try {
                path = Path.of(file).toAbsolutePath();
            } catch (InvalidPathException e) {
                throw unavailable("%s is no path: \"%s\". %s".formatted(knob, file, advice));
            }
            if (!Files.isRegularFile(path)) {
                throw unavailable(
                        "%s names %s, which is not a file. %s".formatted(knob, path, advice));
            }
            try {
                return open(path, knob);
            } catch (IllegalArgumentException e) {
                throw unavailable(
                        "%s names %s, which is not a library for %s. %s"
                                .formatted(knob, path, platform.directory(), advice));
            }
        }

        private @Nullable NativeLibrary fromJar() {
            String resource =
                    "/META-INF/native/" + platform.directory() + "/" + platform.libraryFile();
            byte[] content;
            try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
                if (in == null) {
                    tried.add("the jar: it has no " + resource);
                    return null;
                }
                content = in.readAllBytes();
            } catch (IOException e) {
                tried.add("the jar: " + resource + " cannot be read: " + e);
                return null;
            }
            Path folder = cacheFolder();
            if (folder == null) {
                tried.add("the jar: the user has no folder to copy it to: set -D" + CACHE_PROPERTY);
                return null;
            }
            try {
                Path file = new LibraryCache(folder).file(content, platform.libraryFile());
                return open(file, "the jar, copied to the cache");
            } catch (IOException e) {
                tried.add(
                        ("the jar: its library cannot be copied to %s (%s): set -D%s to a folder"
                                        + " that can be written")
                                .formatted(folder, e, CACHE_PROPERTY));
            } catch (IllegalArgumentException e) {
                tried.add(
                        ("the jar: its library was copied to %s but cannot be loaded from there. If"
                                        + " that is mounted noexec, set -D%s to another folder; on Linux with"
                                        + " musl instead of glibc, build the library yourself")
                                .formatted(folder, CACHE_PROPERTY));
            }
            return null;
        }

        private @Nullable Path cacheFolder() {
            String set = properties.getProperty(CACHE_PROPERTY);
            if (set != null && !set.isEmpty()) {
                return Path.of(set).toAbsolutePath();
            }
            Path home = platform.cacheHome(properties, environment);
            return home == null ? null : home.resolve("gol4j");
        }

        private @Nullable NativeLibrary fromSystem() {
            String folders = properties.getProperty("java.library.path", "");
            for (String folder : folders.split(File.pathSeparator)) {
                Path file = Path.of(folder).resolve(platform.libraryFile()).toAbsolutePath();
                if (!folder.isEmpty() && Files.isRegularFile(file)) {
                    try {
                        return open(file, "java.library.path");
                    } catch (IllegalArgumentException e) {
                        tried.add("java.library.path: " + file + " cannot be loaded");
                    }
                }
            }
            try {
                String name = platform.libraryFile();
                return checked(lookup(name), name, "the system's library path");
            } catch (IllegalArgumentException e) {
                tried.add(
                        "java.library.path and the system's library path: no "
                                + platform.libraryFile());
                return null;
            }
        }

        private NativeLibrary open(Path file, String origin) {
            return checked(lookup(file), file.toString(), origin);
        }

        /**
         * Looks a library up by file or by name. It stays loaded for the life of the JVM: unloading
         * one that has threads and thread-locals of its own is not safe.
         *
         * @throws IllegalArgumentException if there is none
         */
        @SuppressWarnings("restricted")
        private static SymbolLookup lookup(Object library) {
            try {
                return library instanceof Path file
                        ? SymbolLookup.libraryLookup(file, Arena.global())
                        : SymbolLookup.libraryLookup((String) library, Arena.global());
            } catch (IllegalCallerException e) {
                Module module = NativeLibrary.class.getModule();
                String who = module.isNamed() ? module.getName() : "ALL-UNNAMED";
                throw unavailable(
                        "native access is denied: start java with --enable-native-access=" + who);
            }
        }

        private static NativeLibrary checked(SymbolLookup symbols, String location, String origin) {
            int expected = Gol4j.GOL_ABI_VERSION();
            int found =
                    symbols.find("gol_abi_version")
                            .map(Search::callAbiVersion)
                            .orElseThrow(
                                    () ->
                                            unavailable(
                                                    ("%s (from %s) is not the library of gol4j: it has no"
                                                                    + " gol_abi_version")
                                                            .formatted(location, origin)));
            if (found != expected) {
                throw unavailable(
                        ("%s (from %s) has ABI version %s and this jar needs %s: take the library that"
                                        + " was built with this jar")
                                .formatted(
                                        location,
                                        origin,
                                        Integer.toUnsignedString(found),
                                        Integer.toUnsignedString(expected)));
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
    }

    private static GolException unavailable(String message) {
        return new GolException(ErrorCode.LIBRARY_UNAVAILABLE, message);
    }
}

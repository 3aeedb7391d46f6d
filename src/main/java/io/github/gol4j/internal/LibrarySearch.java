package io.github.gol4j.internal;

import static io.github.gol4j.internal.NativeLibrary.unavailable;

import io.github.gol4j.GolException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One search for the native library, through all places where it may be. */
final class LibrarySearch {

    static final String PATH_PROPERTY = "gol4j.library.path";
    static final String PATH_VARIABLE = "GOL4J_LIBRARY_PATH";
    static final String CACHE_PROPERTY = "gol4j.cache.dir";
    static final String CACHE_VARIABLE = "GOL4J_CACHE_DIR";

    private final Properties properties;
    private final Map<String, String> environment;
    private final Platform platform;

    /** Where the library is not, and why. */
    private final List<String> tried = new ArrayList<>();

    LibrarySearch(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
        this.platform = Platform.of(properties);
    }

    /**
     * Goes through the places in order. A file that somebody named is the only place: that it is
     * wrong should not be hidden by another library that happens to be there. An empty name is
     * none.
     *
     * @throws GolException if there is none that fits
     */
    NativeLibrary run() {
        String property = properties.getProperty(PATH_PROPERTY, "");
        if (!property.isEmpty()) {
            return named(property, "the system property " + PATH_PROPERTY);
        }
        String variable = environment.getOrDefault(PATH_VARIABLE, "");
        if (!variable.isEmpty()) {
            return named(variable, "the environment variable " + PATH_VARIABLE);
        }
        NativeLibrary library = fromJar();
        if (library == null) {
            library = fromSystem();
        }
        if (library == null) {
            throw unavailable(
                    """
                    no native library of gol4j was found for %s.
                    Places tried:
                    %s
                    Build it with cargo (see the README of gol4j) and name the file with -D%s=FILE \
                    or %s=FILE."""
                            .formatted(
                                    platform.directory(),
                                    tried.stream()
                                            .map(place -> "  - " + place)
                                            .collect(Collectors.joining("\n")),
                                    PATH_PROPERTY,
                                    PATH_VARIABLE));
        }
        return library;
    }

    private NativeLibrary named(String file, String knob) {
        String advice = "Name the file itself, such as /opt/gol4j/" + platform.libraryFile();
        Path path;
        try {
            path = Path.of(file).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw unavailable("%s names no path: \"%s\". %s".formatted(knob, file, advice));
        }
        if (!Files.isRegularFile(path)) {
            throw unavailable("%s names %s, which is not a file. %s".formatted(knob, path, advice));
        }
        try {
            return NativeLibrary.open(path, knob);
        } catch (IllegalArgumentException e) {
            throw unavailable(
                    "%s names %s, which is not a library for %s. %s"
                            .formatted(knob, path, platform.directory(), advice));
        }
    }

    private @Nullable NativeLibrary fromJar() {
        String resource = "/META-INF/native/" + platform.directory() + "/" + platform.libraryFile();
        byte[] content;
        try (InputStream in = NativeLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                return notIn("the jar: it has no " + resource);
            }
            content = in.readAllBytes();
        } catch (IOException e) {
            return notIn("the jar: %s cannot be read (%s)".formatted(resource, e));
        }
        Path folder;
        try {
            folder = cacheFolder();
        } catch (InvalidPathException e) {
            return notIn("the jar: the cache folder is no path (%s)".formatted(e.getMessage()));
        }
        if (folder == null) {
            return notIn(
                    "the jar: the user has no home to copy it to: set -D%s or %s to a folder"
                            .formatted(CACHE_PROPERTY, CACHE_VARIABLE));
        }
        try {
            Path file = new LibraryCache(folder).file(content, platform.libraryFile());
            return NativeLibrary.open(file, "the jar, copied to the cache");
        } catch (IOException e) {
            return notIn(
                    "the jar: its library cannot be copied to %s (%s): set -D%s or %s to a folder that can be written"
                            .formatted(folder, e, CACHE_PROPERTY, CACHE_VARIABLE));
        } catch (IllegalArgumentException e) {
            return notIn(
                    """
                    the jar: its library was copied to %s but cannot be loaded from there. If that \
                    is mounted noexec, set -D%s or %s to another folder; on Linux with musl instead \
                    of glibc, build the library yourself"""
                            .formatted(folder, CACHE_PROPERTY, CACHE_VARIABLE));
        }
    }

    private @Nullable Path cacheFolder() {
        String variable = environment.getOrDefault(CACHE_VARIABLE, "");
        String set = properties.getProperty(CACHE_PROPERTY, variable);
        if (!set.isEmpty()) {
            return Path.of(set).toAbsolutePath();
        }
        Path home = platform.cacheHome(properties, environment);
        return home == null ? null : home.resolve("gol4j").toAbsolutePath();
    }

    private @Nullable NativeLibrary fromSystem() {
        String name = platform.libraryFile();
        String folders = properties.getProperty("java.library.path", "");
        for (String folder : folders.split(File.pathSeparator)) {
            // Not a Path yet: this list is the user's, and not every text is one.
            File file = new File(folder, name);
            if (!folder.isEmpty() && file.isFile()) {
                try {
                    return NativeLibrary.open(file.getAbsoluteFile().toPath(), "java.library.path");
                } catch (IllegalArgumentException e) {
                    tried.add("java.library.path: %s cannot be loaded".formatted(file));
                }
            }
        }
        try {
            return NativeLibrary.open(name, "the system's library path");
        } catch (IllegalArgumentException e) {
            return notIn("java.library.path and the system's library path: no " + name);
        }
    }

    /** Notes why a place was no good. */
    private @Nullable NativeLibrary notIn(String place) {
        tried.add(place);
        return null;
    }
}

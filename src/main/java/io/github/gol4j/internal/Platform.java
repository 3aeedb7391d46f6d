package io.github.gol4j.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The names that depend on the operating system and the processor.
 *
 * @param os {@code linux}, {@code macos}, {@code windows} or what else the JDK calls it
 * @param arch {@code x86_64}, {@code aarch64} or what else the JDK calls it
 */
record Platform(String os, String arch) {

    static Platform current() {
        return of(System.getProperties());
    }

    static Platform of(Properties properties) {
        String os = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = properties.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return new Platform(
                os.startsWith("mac") ? "macos" : os.startsWith("windows") ? "windows" : os,
                arch.equals("amd64") ? "x86_64" : arch);
    }

    /** The platform's part of a resource name, such as {@code linux-x86_64}. */
    String directory() {
        return os + "-" + arch;
    }

    /** What the library's file is called, such as {@code libgol4j.so}. */
    String libraryFile() {
        return switch (os) {
            case "windows" -> "gol4j.dll";
            case "macos" -> "libgol4j.dylib";
            default -> "libgol4j.so";
        };
    }

    /** Where programs keep what they can make again, for the user who runs this one. */
    @Nullable Path cacheHome(Properties properties, Map<String, String> environment) {
        String home = properties.getProperty("user.home", "");
        // A user without a home has "?" or nothing here.
        Path userHome = home.isEmpty() || home.equals("?") ? null : Path.of(home);
        String set = environment.get(os.equals("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        // The XDG specification has a relative path ignored.
        if (set != null && !os.equals("macos") && Path.of(set).isAbsolute()) {
            return Path.of(set);
        }
        if (userHome == null) {
            return null;
        }
        return switch (os) {
            case "windows" -> userHome.resolve("AppData").resolve("Local");
            case "macos" -> userHome.resolve("Library").resolve("Caches");
            default -> userHome.resolve(".cache");
        };
    }
}

/**
 * Conway's Game of Life on an unbounded plane, computed by a Rust core.
 *
 * <p>{@link io.github.gol4j} is the library. On the module path, allow it to call native code with
 * {@code --enable-native-access=io.github.gol4j}.
 */
module io.github.gol4j {
    requires static transitive org.jspecify;

    // The command line's, which library users do without.
    requires static info.picocli;
    requires static com.fasterxml.jackson.core;
    requires static java.desktop;
    requires static org.jline.terminal;

    exports io.github.gol4j;

    opens io.github.gol4j.cli to
            info.picocli;
}

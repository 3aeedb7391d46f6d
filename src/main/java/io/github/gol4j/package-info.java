/**
 * Conway's Game of Life on an unbounded plane, for any B/S rule, computed by a Rust core.
 *
 * <h2>Requirements</h2>
 *
 * A JDK of version 22 or newer, and a platform for which the jar carries a native library (Linux on
 * x86-64 with glibc 2.34 or newer in the jar that a Linux build makes). Elsewhere, build the
 * library and name it with {@code -Dgol4j.library.path=FILE}.
 *
 * <h2>In ten lines</h2>
 *
 * {@snippet lang = java:
 * Set<Cell> board = GameOfLife.setup();              // the Acorn, seven cells
 * GameOfLife.step(board, 1_000);                     // in place
 * System.out.println(board.size());                  // 457
 *
 * try (Universe universe = new Universe(Rule.of("B36/S23"))) {
 *     universe.setAll(GameOfLife.setup(), true);     // the board stays in native memory
 *     universe.advance(1_000_000);
 *     System.out.println(universe.population() + " cells in " + universe.bounds());
 * }
 * }
 *
 * {@link io.github.gol4j.GameOfLife} works on any mutable {@code Set<Cell>}; {@link
 * io.github.gol4j.CellSet} is the one that costs least. {@link io.github.gol4j.Universe} is for
 * work that a set cannot carry.
 *
 * <h2>Coordinates</h2>
 *
 * x grows to the right and y grows downwards, each a signed 64-bit number. A board that would grow
 * past the plane is a {@link io.github.gol4j.GolException}, never a wrapped coordinate.
 *
 * <h2>Native access</h2>
 *
 * The JDK lets a program say which code may call native functions. Without it, JDK 24 and later
 * print a warning, and a later one will refuse:
 *
 * <ul>
 *   <li>class path: {@code java --enable-native-access=ALL-UNNAMED -cp ...}
 *   <li>module path: {@code java --enable-native-access=io.github.gol4j -p ...}
 *   <li>your own runnable jar: {@code Enable-Native-Access: ALL-UNNAMED} in its manifest
 * </ul>
 *
 * <h2>How the native library is found</h2>
 *
 * In this order: the file that the system property {@code gol4j.library.path} names; the file that
 * the environment variable {@code GOL4J_LIBRARY_PATH} names (either must be there: a wrong one is
 * an error); the library in the jar, which is copied to a cache folder of the user's under the
 * SHA-256 of its content; the system's library path. The cache folder is elsewhere if the property
 * {@code gol4j.cache.dir} or the variable {@code GOL4J_CACHE_DIR} says so. A library with another
 * ABI version than this jar's is refused.
 *
 * <h2>Threads</h2>
 *
 * A {@link io.github.gol4j.Universe} may be used by any number of threads, one call at a time; the
 * static methods of {@link io.github.gol4j.GameOfLife} by any number at once, each on a set of its
 * own. A virtual thread holds its carrier while it is in native code; long runs therefore return to
 * Java every ten milliseconds and yield.
 *
 * <h2>Errors</h2>
 *
 * A caller's mistake is a {@link java.lang.NullPointerException}, {@link
 * java.lang.IllegalArgumentException} or {@link java.lang.IllegalStateException}; everything else
 * is a {@link io.github.gol4j.GolException} with a code. No failure changes a set that was passed
 * in, and none brings the JVM down.
 */
@NullMarked
package io.github.gol4j;

import org.jspecify.annotations.NullMarked;

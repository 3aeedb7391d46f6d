/** The command line, {@code gol4j}. Not an API: it may change from version to version. */
@NullMarked
package io.github.gol4j.cli;

import org.jspecify.annotations.NullMarked;

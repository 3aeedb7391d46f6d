/** Proves of a board that nothing new will ever happen on it. */
@NullMarked
package io.github.gol4j.cli.settle;

import org.jspecify.annotations.NullMarked;

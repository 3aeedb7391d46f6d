/** The full-screen player: what keys do, what is on the screen, and the terminal around it. */
@NullMarked
package io.github.gol4j.cli.play;

import org.jspecify.annotations.NullMarked;

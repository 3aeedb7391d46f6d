/**
 * Pictures of boards: which part of the plane ({@link io.github.gol4j.cli.view.View}), what is in
 * it ({@link io.github.gol4j.cli.view.DotGrid}), in which shades ({@link
 * io.github.gol4j.cli.view.Frame}), as text or as an image. Knows no command and no terminal.
 */
@NullMarked
package io.github.gol4j.cli.view;

import org.jspecify.annotations.NullMarked;

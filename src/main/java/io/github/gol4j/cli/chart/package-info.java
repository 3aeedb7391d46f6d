/** A line of numbers over generations, drawn as PNG or SVG. */
@NullMarked
package io.github.gol4j.cli.chart;

import org.jspecify.annotations.NullMarked;

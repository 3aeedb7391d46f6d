package io.github.gol4j.cli.chart;

/**
 * How many cells there were in a generation.
 *
 * @param generation the generation
 * @param population the number of cells
 */
public record Sample(double generation, double population) {}

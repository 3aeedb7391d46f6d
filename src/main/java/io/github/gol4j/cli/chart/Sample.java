package io.github.gol4j.cli.chart;

import java.math.BigInteger;

/**
 * How many cells there were in a generation.
 *
 * @param generation the generation
 * @param population the number of cells
 */
public record Sample(BigInteger generation, BigInteger population) {

    /** The generation as a place on an axis. */
    double x() {
        return generation.doubleValue();
    }

    /** The population as a place on an axis. */
    double y() {
        return population.doubleValue();
    }
}

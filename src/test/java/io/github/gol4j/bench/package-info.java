/**
 * The benchmarks: {@code scripts/bench} builds and runs them, and the README says what comes out.
 *
 * <p>One class with JMH's annotations and one {@link io.github.gol4j.bench.Suite} for each
 * question. They are compiled under Maven's profile {@code bench} only.
 */
package io.github.gol4j.bench;

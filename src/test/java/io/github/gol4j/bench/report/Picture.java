package io.github.gol4j.bench.report;

/**
 * What was measured, to look at: SVG of our own, because libraries of charts measure their text
 * with AWT, which a JDK on a machine without fonts does not have.
 */
public sealed interface Picture permits Bars, Chart {

    /** What it shows. */
    String title();

    /** The picture as an SVG element. */
    String svg();
}

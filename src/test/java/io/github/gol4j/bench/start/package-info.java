/** The programs whose start is measured. */
package io.github.gol4j.bench.start;

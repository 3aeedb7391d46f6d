/** What was measured, in tables, pictures and words: as Markdown and as one HTML page. */
package io.github.gol4j.bench.report;

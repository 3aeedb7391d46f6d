/**
 * Life in pure Java: what gol4j's native engine is compared with. Needs the public API for its
 * types only, and no native code.
 */
package io.github.gol4j.bench.contender;

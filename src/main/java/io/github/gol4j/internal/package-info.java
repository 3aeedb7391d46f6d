/**
 * Between the public API and the generated bindings: loading, memory, statuses. Not exported.
 *
 * <p>Nothing here is safe for threads unless it says so; {@link io.github.gol4j.Universe} sees to
 * it.
 */
@NullMarked
package io.github.gol4j.internal;

import org.jspecify.annotations.NullMarked;

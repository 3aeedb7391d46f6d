package io.github.gol4j.cli;

import io.github.gol4j.cli.view.Colouring;

/** What colours tell, by its name. */
final class ColouringName extends Choice<Colouring> {
    ColouringName() {
        super("colouring", Colouring.values());
    }
}

package io.github.gol4j.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A part of the report: paragraphs, tables and pictures in their order, and goals. */
public final class Section {

    /** One of them. */
    sealed interface Block permits Words, Warning, Grid, Figure {}

    record Words(String text) implements Block {}

    record Warning(String text) implements Block {}

    record Grid(Table table) implements Block {}

    record Figure(Picture picture) implements Block {}

    private final String title;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    public Section(String title) {
        this.title = title;
    }

    /** Adds a paragraph. */
    public Section say(String text, Object... arguments) {
        blocks.add(new Words(text.formatted(arguments)));
        return this;
    }

    /** Adds a paragraph that nobody may overlook. */
    public Section warn(String text) {
        blocks.add(new Warning(text));
        return this;
    }

    public Section add(Table table) {
        blocks.add(new Grid(table));
        return this;
    }

    public Section add(Picture picture) {
        blocks.add(new Figure(picture));
        return this;
    }

    public Section add(Target target) {
        targets.add(target);
        return this;
    }

    String title() {
        return title;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Target> targets() {
        return targets;
    }
}

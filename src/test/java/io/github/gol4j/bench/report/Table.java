package io.github.gol4j.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A table: its columns' heads, and rows of as many texts. */
public final class Table {

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heads) {
        this(List.of(heads));
    }

    public Table(List<String> heads) {
        this.heads = List.copyOf(heads);
    }

    /** Adds a row. */
    public Table row(String... texts) {
        return row(List.of(texts));
    }

    /** Adds a row. */
    public Table row(List<String> texts) {
        if (texts.size() != heads.size()) {
            throw new IllegalArgumentException(
                    "%d texts for %d columns".formatted(texts.size(), heads.size()));
        }
        rows.add(List.copyOf(texts));
        return this;
    }

    /** Whether there are no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> heads() {
        return heads;
    }

    List<List<String>> rows() {
        return rows;
    }
}

package io.github.gol4j.bench;

import io.github.gol4j.Cell;
import io.github.gol4j.CellSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The sets that people keep cells in. */
public enum SetKind {
    HASH_SET("HashSet", HashSet::new),
    LINKED_HASH_SET("LinkedHashSet", LinkedHashSet::new),
    TREE_SET("TreeSet", TreeSet::new),
    CONCURRENT("ConcurrentHashMap.newKeySet()", ConcurrentHashMap::newKeySet),
    CELL_SET("CellSet", CellSet::new);

    final String label;
    private final Supplier<Set<Cell>> maker;

    SetKind(String label, Supplier<Set<Cell>> maker) {
        this.label = label;
        this.maker = maker;
    }

    /** A new set of this kind. */
    Set<Cell> of(Collection<Cell> cells) {
        Set<Cell> set = maker.get();
        set.addAll(cells);
        return set;
    }
}

package io.github.gol4j.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what a command found out for a person: a name and a value on each line. */
final class Table {

    private final Map<String, String> rows = new LinkedHashMap<>();

    Table row(String name, Object value) {
        rows.put(name, String.valueOf(value));
        return this;
    }

    void print(PrintWriter out) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        rows.forEach(
                (name, value) -> out.println(name + " ".repeat(width - name.length() + 2) + value));
    }
}

package io.github.gol4j.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a command found out for a person: a name and a value on each line. */
final class Table {

    private final Map<String, String> rows = new LinkedHashMap<>();

    Table row(String name, Object value) {
        rows.put(name, String.valueOf(value));
        return this;
    }

    void print(PrintWriter out) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        String margin = System.lineSeparator() + " ".repeat(width + 2);
        rows.forEach(
                (name, value) -> {
                    String text = value.lines().collect(Collectors.joining(margin));
                    out.println(
                            (name + " ".repeat(width - name.length() + 2) + text).stripTrailing());
                });
    }
}

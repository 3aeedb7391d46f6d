package io.github.gol4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a command found out: names and values, printed as a table or as one line of JSON. */
final class Report {

    private record Entry(String key, @Nullable Object value, String label, String text) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Adds a value that reads the same in both forms. */
    Report add(String name, Object value) {
        return add(name, value, name, value.toString());
    }

    /**
     * Adds a value.
     *
     * @param key its name in JSON
     * @param value what JSON has
     * @param label its name in the table
     * @param text what the table has
     */
    Report add(String key, @Nullable Object value, String label, String text) {
        entries.add(new Entry(key, value, label, text));
        return this;
    }

    /** Prints all of it on one line: for one of many reports of the same kind. */
    void printLine(PrintWriter out, boolean json) {
        if (json) {
            print(out, true);
        } else {
            out.println(
                    entries.stream()
                            .map(entry -> entry.label + " " + entry.text)
                            .collect(Collectors.joining("  ")));
        }
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            entries.forEach(entry -> values.put(entry.key, entry.value));
            Json.print(out, values);
        } else {
            Table table = new Table();
            entries.forEach(entry -> table.row(entry.label, entry.text));
            table.print(out);
        }
    }
}

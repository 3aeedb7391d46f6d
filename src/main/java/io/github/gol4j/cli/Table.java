package io.github.gol4j.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a command found out for a person: a name and a value on each line. */
final class Table {

    /** U+2400 is the picture of the control character 0, and so on. */
    private static final int CONTROL_PICTURES = 0x2400;

    private static final int REPLACEMENT = 0xFFFD;

    private final Map<String, String> rows = new LinkedHashMap<>();

    Table row(String name, Object value) {
        rows.put(name, String.valueOf(value));
        return this;
    }

    /**
     * A line with control characters as pictures: texts come from files, and files from strangers,
     * who have no business with the terminal.
     */
    private static String visible(String line) {
        StringBuilder visible = new StringBuilder(line.length());
        line.codePoints().map(Table::visible).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static int visible(int c) {
        if (c == '\t' || !Character.isISOControl(c)) {
            return c;
        }
        return c < ' ' ? CONTROL_PICTURES + c : REPLACEMENT;
    }

    void print(PrintWriter out) {
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        String margin = System.lineSeparator() + " ".repeat(width + 2);
        rows.forEach(
                (name, value) -> {
                    String text =
                            value.lines().map(Table::visible).collect(Collectors.joining(margin));
                    out.println(
                            (name + " ".repeat(width - name.length() + 2) + text).stripTrailing());
                });
    }
}

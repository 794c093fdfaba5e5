package io.communitykit.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table for a terminal: a heading, columns padded to the widest cell, numbers to the right. Chinese characters and emoji
 * count as two columns, as terminals draw them. Not safe for many threads.
 */
public final class TextTable {

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<Column> columns) {
        this.columns = columns;
        rows.add(columns.stream().map(Column::name).toList());
    }

    /**
     * Starts a table.
     *
     * @param columns names in order; a name that begins with {@code >} makes a column whose cells stand to the right
     * @return an empty table
     */
    public static TextTable of(String... columns) {
        List<Column> parsed = new ArrayList<>();
        for (String column : columns) {
            boolean right = column.startsWith(">");
            parsed.add(new Column(right ? column.substring(1) : column, right));
        }
        return new TextTable(parsed);
    }

    /** Adds a row; whole numbers get thousands separators. */
    public TextTable row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("cells must be " + columns.size() + ", got " + cells.length);
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(
                    cell instanceof Number number
                            ? Texts.grouped(number.longValue())
                            : Texts.printable(cell.toString()));
        }
        rows.add(row);
        return this;
    }

    /** Whether only the heading is there. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The table with two spaces before each line, and a line end after each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < row.size(); i++) {
                String padding = " ".repeat(widths[i] - Texts.columns(row.get(i)));
                line.append(' ')
                        .append(columns.get(i).right() ? padding + row.get(i) : row.get(i) + padding)
                        .append(' ');
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> Texts.columns(row.get(column)))
                .max()
                .orElse(0);
    }

    private record Column(String name, boolean right) {}
}

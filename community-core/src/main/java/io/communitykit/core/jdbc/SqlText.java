package io.communitykit.core.jdbc;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements that differ in tables and columns only. The names come from code, never from input. */
final class SqlText {

    private SqlText() {}

    static String insert(String table, List<String> columns) {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + marks(columns.size()) + ")";
    }

    /** H2's own. */
    static String merge(String table, List<String> columns, List<String> keyColumns) {
        return "MERGE INTO " + table + " (" + String.join(", ", columns) + ") KEY (" + String.join(", ", keyColumns)
                + ") VALUES (" + marks(columns.size()) + ")";
    }

    /** Sets every column but those of the key to what the insert brings, which goes by the column between two texts. */
    static String replacements(List<String> columns, List<String> keyColumns, String before, String after) {
        return columns.stream()
                .filter(column -> !keyColumns.contains(column))
                .map(column -> column + " = " + before + column + after)
                .collect(Collectors.joining(", "));
    }

    /** The table goes by the name t, also in what is computed, which begins with a comma or is empty. */
    static String update(String table, List<String> columns, String computed, List<String> keyColumns) {
        return "UPDATE " + table + " t SET "
                + columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")) + computed
                + " WHERE "
                + keyColumns.stream().map(column -> "t." + column + " = ?").collect(Collectors.joining(" AND "));
    }

    /** Takes one array a column. */
    static String insertArrays(String table, List<String> columns) {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT * FROM unnest("
                + marks(columns.size()) + ")";
    }

    /** Takes one array a column. */
    static String updateArrays(String table, List<String> columns, String computed, List<String> keyColumns) {
        int all = columns.size() + keyColumns.size();
        return "UPDATE " + table + " t SET " + pairs(columns, "", 0, ", ") + computed + " FROM unnest(" + marks(all)
                + ") v ("
                + IntStream.range(0, all).mapToObj(index -> "v" + index).collect(Collectors.joining(", ")) + ") WHERE "
                + pairs(keyColumns, "t.", columns.size(), " AND ");
    }

    private static String pairs(List<String> columns, String prefix, int first, String separator) {
        return IntStream.range(0, columns.size())
                .mapToObj(index -> prefix + columns.get(index) + " = v.v" + (first + index))
                .collect(Collectors.joining(separator));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}

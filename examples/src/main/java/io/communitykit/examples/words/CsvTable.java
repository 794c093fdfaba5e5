package io.communitykit.examples.words;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values as RFC 4180 has them: fields in double quotes may hold commas, line ends and doubled quotes. A byte order mark is
 * passed over, and so are empty lines. Used once.
 */
final class CsvTable {

    private static final int END = -1;

    private final String name;
    private final String text;
    private int at;
    private int line = 1;
    private int rowLine = 1;

    CsvTable(String name, String text) {
        this.name = name;
        this.text = TextFiles.withoutMark(text);
    }

    /** The line at which the last row began, from 1. */
    int line() {
        return rowLine;
    }

    /**
     * The next row.
     *
     * @return its fields; none at the end
     * @throws CommandFailure if a quote is not closed
     */
    List<String> next() {
        while (peek() == '\n' || peek() == '\r') {
            step();
        }
        rowLine = line;
        List<String> fields = new ArrayList<>();
        if (peek() == END) {
            return fields;
        }
        fields.add(field());
        while (peek() == ',') {
            step();
            fields.add(field());
        }
        return fields;
    }

    private String field() {
        StringBuilder field = new StringBuilder();
        if (peek() == '"') {
            quoted(field);
        }
        while (peek() != END && peek() != ',' && peek() != '\n' && peek() != '\r') {
            field.append((char) step());
        }
        return field.toString();
    }

    private void quoted(StringBuilder field) {
        int opened = line;
        step();
        while (true) {
            int c = step();
            if (c == END) {
                throw new CommandFailure(
                        ExitCode.INPUT, name + " line " + opened + ": a quote is opened and never closed", null);
            } else if (c == '"' && peek() == '"') {
                field.append((char) step());
            } else if (c == '"') {
                return;
            } else {
                field.append((char) c);
            }
        }
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int step() {
        int c = peek();
        if (c != END) {
            at++;
            line += c == '\n' ? 1 : 0;
        }
        return c;
    }
}

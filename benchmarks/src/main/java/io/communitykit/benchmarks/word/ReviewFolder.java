package io.communitykit.benchmarks.word;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the reviews out of a folder of tables {@code asap_*.csv}, whose second column they are. */
final class ReviewFolder {

    private static final int REVIEW = 1;

    private ReviewFolder() {}

    /** All reviews, file after file by name. */
    static List<String> reviews(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "asap_*.csv")) {
            found.forEach(files::add);
            Collections.sort(files);
            List<String> reviews = new ArrayList<>();
            for (Path file : files) {
                List<List<String>> rows = rows(Files.readString(file));
                rows.subList(1, rows.size()).forEach(row -> reviews.add(row.get(REVIEW)));
            }
            if (reviews.isEmpty()) {
                throw new IllegalStateException("No reviews in " + folder + ".");
            }
            return reviews;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a table apart; cells in quotes may hold commas, line breaks and doubled quotes. */
    static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < table.length(); i++) {
            char c = table.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < table.length() && table.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        if (cell.length() > 0 || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}

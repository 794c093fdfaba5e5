package io.communitykit.examples.words;

import io.communitykit.examples.cli.CommandFailure;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts in files: the lines of text files, or one column of CSV files with a heading. Reads one file at a time; blank texts are passed over. Used once.
 */
final class Corpus implements Iterable<String> {

    private static final List<String> ENDINGS = List.of(".csv", ".txt");

    private final List<Path> files;
    private final @Nullable String column;
    private final List<Place> places = new ArrayList<>();

    /**
     * Where a text stands.
     *
     * @param file the file
     * @param line its line, from 1
     */
    record Place(Path file, int line) {}

    /**
     * Finds the files.
     *
     * @param root a file, or a folder whose .csv and .txt files are read in the order of their names, without those of folders in it
     * @param column the column of CSV files; with it, only they are read in a folder
     * @throws CommandFailure if there are none
     */
    Corpus(Path root, @Nullable String column) {
        this.column = column;
        this.files = Files.isDirectory(root) ? listed(root) : List.of(root);
        if (files.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.INPUT, root + " holds no files that end in " + String.join(" or ", wanted()), null);
        }
    }

    private List<String> wanted() {
        return column == null ? ENDINGS : ENDINGS.subList(0, 1);
    }

    private List<Path> listed(Path root) {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(file -> wanted().stream()
                            .anyMatch(file.getFileName().toString().toLowerCase(Locale.ROOT)::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.unreadable(root, e);
        }
    }

    @Override
    public Iterator<String> iterator() {
        return files.stream().flatMap(this::texts).iterator();
    }

    /** Where a text that was handed out stands. */
    Place place(int text) {
        return places.get(text);
    }

    private Stream<String> texts(Path file) {
        String whole = TextFiles.read(file);
        boolean table =
                column != null || file.toString().toLowerCase(Locale.ROOT).endsWith(ENDINGS.get(0));
        List<String> texts = new ArrayList<>();
        if (table) {
            column(file, whole, texts);
        } else {
            lines(file, whole, texts);
        }
        return texts.stream();
    }

    private void lines(Path file, String whole, List<String> into) {
        int number = 0;
        for (String line : (Iterable<String>) TextFiles.withoutMark(whole).lines()::iterator) {
            number++;
            add(line, file, number, into);
        }
    }

    private void column(Path file, String whole, List<String> into) {
        CsvTable table = new CsvTable(file.toString(), whole);
        List<String> heading = table.next();
        int index = column == null ? -1 : heading.indexOf(column);
        if (index < 0) {
            String what = column == null ? "--column must name one of " : "no column " + column + "; there are ";
            throw new CommandFailure(
                    column == null ? ExitCode.USAGE : ExitCode.INPUT, file + ": " + what + heading, null);
        }
        for (List<String> row = table.next(); !row.isEmpty(); row = table.next()) {
            if (index < row.size()) {
                add(row.get(index), file, table.line(), into);
            }
        }
    }

    private void add(String text, Path file, int line, List<String> into) {
        if (!text.isBlank()) {
            into.add(text);
            places.add(new Place(file, line));
        }
    }
}

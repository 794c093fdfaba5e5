package io.communitykit.risk.word.jdbc;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.core.time.Timestamps;
import io.communitykit.risk.word.Level;
import io.communitykit.risk.word.PatternGaps;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.Validity;
import io.communitykit.risk.word.Word;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordFit;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.WordPattern;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The rows of editions, lists and words: read, locked and written. */
final class WordTables {

    private static final String EDITION = "communitykit_word_edition";
    private static final String LIST = "communitykit_word_list";
    private static final String WORD = "communitykit_word";
    /** The only edition that there is so far. */
    private static final String NAME = "words";

    private static final String COLUMNS =
            "list_name, place, kind, term_key, term, shape, category, level, fit, note, from_micros, until_micros";
    private static final int CHAIN_BYTES = 32;
    private static final int SHOWN_BYTES = 8;

    private final Connection connection;
    private final Dialect dialect;
    private final TextColumns columns;

    WordTables(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new TextColumns(dialect);
    }

    /**
     * Which edition it is: how many changes there were, and a hash of all of them, which tells histories apart that parted after a backup
     * was restored.
     */
    static final class Edition {
        private static final Edition NONE = new Edition(0, new byte[CHAIN_BYTES]);

        private final long revision;
        private final byte[] chain;

        private Edition(long revision, byte[] chain) {
            this.revision = revision;
            this.chain = chain;
        }

        byte[] chain() {
            return chain;
        }

        Edition next(byte[] hash) {
            return new Edition(revision + 1, hash);
        }

        PolicyVersion version() {
            return new PolicyVersion(revision + "-" + HexFormat.of().formatHex(Arrays.copyOf(chain, SHOWN_BYTES)));
        }
    }

    /**
     * A list as it is locked.
     *
     * @param version its version
     * @param nextPlace behind its last row
     */
    record Locked(PolicyVersion version, long nextPlace) {}

    Edition edition() throws SQLException {
        return edition("");
    }

    private Edition edition(String suffix) throws SQLException {
        String sql = "SELECT revision, chain FROM " + EDITION + " WHERE name = ?" + suffix;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.set(SqlParameters.of(statement), 1, NAME);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? new Edition(found.getLong("revision"), found.getBytes("chain")) : Edition.NONE;
            }
        }
    }

    /** Locks the edition until the transaction ends: writers wait for each other. */
    Edition lockEdition() throws SQLException {
        String sql = dialect.insertIfAbsent(EDITION, List.of("name", "revision", "chain"), List.of("name"));
        SqlBatch.insertIfAbsent(connection, dialect, sql, List.of(Edition.NONE), (parameters, row) -> {
            columns.set(parameters, 1, NAME);
            parameters.setLong(2, row.revision);
            parameters.setBytes(3, row.chain);
        });
        return edition(dialect.forUpdate());
    }

    void write(Edition edition) throws SQLException {
        String sql = "UPDATE " + EDITION + " SET revision = ?, chain = ? WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, edition.revision);
            statement.setBytes(2, edition.chain);
            columns.set(SqlParameters.of(statement), 3, NAME);
            statement.executeUpdate();
        }
    }

    /** Locks a list; under the lock of the edition nobody else makes it meanwhile. */
    Optional<Locked> lockList(String list) throws SQLException {
        String sql = "SELECT version, next_place FROM " + LIST + " WHERE list_name = ?" + dialect.forUpdate();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.set(SqlParameters.of(statement), 1, list);
            try (ResultSet found = statement.executeQuery()) {
                return found.next()
                        ? Optional.of(
                                new Locked(new PolicyVersion(text(found, "version")), found.getLong("next_place")))
                        : Optional.empty();
            }
        }
    }

    void insertList(String list, Locked state) throws SQLException {
        writeList("INSERT INTO " + LIST + " (version, next_place, list_name) VALUES (?, ?, ?)", list, state);
    }

    void updateList(String list, Locked state) throws SQLException {
        writeList("UPDATE " + LIST + " SET version = ?, next_place = ? WHERE list_name = ?", list, state);
    }

    private void writeList(String sql, String list, Locked state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            SqlParameters parameters = SqlParameters.of(statement);
            columns.set(parameters, 1, state.version().value());
            parameters.setLong(2, state.nextPlace());
            columns.set(parameters, 3, list);
            statement.executeUpdate();
        }
    }

    void deleteList(String list) throws SQLException {
        delete("DELETE FROM " + LIST + " WHERE list_name = ?", list);
    }

    void deleteRows(String list) throws SQLException {
        delete("DELETE FROM " + WORD + " WHERE list_name = ?", list);
    }

    private void delete(String sql, String list) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.set(SqlParameters.of(statement), 1, list);
            statement.executeUpdate();
        }
    }

    /** Deletes the rows of a kind, name and category. */
    void deleteRows(String list, List<WordRow> rows) throws SQLException {
        String sql = "DELETE FROM " + WORD + " WHERE list_name = ? AND term_key = ?";
        SqlBatch.execute(connection, sql, rows, (parameters, row) -> {
            columns.set(parameters, 1, list);
            parameters.setBytes(2, row.key());
        });
    }

    /** Where the first row of a kind, name and category stands. */
    Optional<Long> place(String list, WordRow row) throws SQLException {
        String sql = "SELECT place FROM " + WORD + " WHERE list_name = ? AND term_key = ? ORDER BY place"
                + dialect.forUpdate();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.set(SqlParameters.of(statement), 1, list);
            statement.setBytes(2, row.key());
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(found.getLong("place")) : Optional.empty();
            }
        }
    }

    /** Inserts rows at their places. */
    void insert(String list, SortedMap<Long, WordRow> rows) throws SQLException {
        String sql = "INSERT INTO " + WORD + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        SqlBatch.execute(connection, sql, rows.entrySet(), (parameters, entry) -> {
            WordRow row = entry.getValue();
            Term term = row.term();
            columns.set(parameters, 1, list);
            parameters.setLong(2, entry.getKey());
            parameters.setInt(3, row.kind());
            parameters.setBytes(4, row.key());
            columns.set(parameters, 5, row.name());
            columns.set(parameters, 6, row.shape());
            columns.set(parameters, 7, term == null ? null : term.category().value());
            columns.set(parameters, 8, term == null ? null : term.level().text());
            columns.set(parameters, 9, term == null ? null : fit(term));
            columns.set(parameters, 10, term == null ? null : term.note());
            instant(
                    parameters,
                    11,
                    term == null ? Optional.empty() : term.validity().from());
            instant(
                    parameters,
                    12,
                    term == null ? Optional.empty() : term.validity().until());
        });
    }

    private static String fit(Term term) {
        return term instanceof Word word
                ? word.fit().text()
                : ((WordPattern) term).gaps().text();
    }

    private static void instant(SqlParameters parameters, int index, Optional<Instant> instant) throws SQLException {
        if (instant.isPresent()) {
            parameters.setLong(index, Timestamps.toMicros(instant.get()));
        } else {
            parameters.setNull(index, Types.BIGINT);
        }
    }

    /** All lists, or one, in the order of their names. */
    List<WordList> lists(Optional<String> only) throws SQLException {
        SortedMap<String, PolicyVersion> versions = versions(only);
        SortedMap<String, List<WordRow>> rows = rows(only);
        List<WordList> lists = new ArrayList<>();
        versions.forEach((name, version) -> lists.add(list(name, version, rows.getOrDefault(name, List.of()))));
        return lists;
    }

    private static WordList list(String name, PolicyVersion version, List<WordRow> rows) {
        List<Word> words = new ArrayList<>();
        List<WordPattern> patterns = new ArrayList<>();
        List<String> allowed = new ArrayList<>();
        for (WordRow row : rows) {
            if (row.term() instanceof Word word) {
                words.add(word);
            } else if (row.term() instanceof WordPattern pattern) {
                patterns.add(pattern);
            } else {
                allowed.add(row.name());
            }
        }
        return new WordList(name, version, words, patterns, allowed);
    }

    private static String where(Optional<String> only) {
        return only.isPresent() ? " WHERE list_name = ?" : "";
    }

    private SortedMap<String, PolicyVersion> versions(Optional<String> only) throws SQLException {
        String sql = "SELECT list_name, version FROM " + LIST + where(only);
        SortedMap<String, PolicyVersion> versions = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (only.isPresent()) {
                columns.set(SqlParameters.of(statement), 1, only.get());
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    versions.put(text(found, "list_name"), new PolicyVersion(text(found, "version")));
                }
            }
        }
        return versions;
    }

    private SortedMap<String, List<WordRow>> rows(Optional<String> only) throws SQLException {
        String sql = "SELECT list_name, kind, term, shape, category, level, fit, note, from_micros, until_micros FROM "
                + WORD + where(only) + " ORDER BY list_name, place";
        SortedMap<String, List<WordRow>> rows = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (only.isPresent()) {
                columns.set(SqlParameters.of(statement), 1, only.get());
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.computeIfAbsent(text(found, "list_name"), name -> new ArrayList<>())
                            .add(row(found));
                }
            }
        }
        return rows;
    }

    private WordRow row(ResultSet found) throws SQLException {
        String name = text(found, "term");
        try {
            return switch (found.getInt("kind")) {
                case WordRow.WORD -> new WordRow(WordRow.WORD, name, null, word(found, name));
                case WordRow.PATTERN -> {
                    String shape = text(found, "shape");
                    yield new WordRow(WordRow.PATTERN, name, shape, pattern(found, name, shape));
                }
                case WordRow.SPAN -> new WordRow(WordRow.SPAN, name, null, null);
                default -> throw new IllegalArgumentException("kind " + found.getInt("kind"));
            };
        } catch (IllegalArgumentException | CommunityException e) {
            throw StorageException.permanent(
                    ErrorCode.STORAGE_UNREADABLE,
                    "a row of list " + text(found, "list_name") + " cannot be read: " + e.getMessage()
                            + ". Maybe a later release has written it, or somebody else",
                    e);
        }
    }

    private Word word(ResultSet found, String name) throws SQLException {
        return new Word(
                name,
                new WordCategory(text(found, "category")),
                level(found),
                constant(WordFit.values(), WordFit::text, text(found, "fit")),
                text(found, "note"),
                validity(found));
    }

    private WordPattern pattern(ResultSet found, String name, String shape) throws SQLException {
        return new WordPattern(
                name,
                shape,
                new WordCategory(text(found, "category")),
                level(found),
                constant(PatternGaps.values(), PatternGaps::text, text(found, "fit")),
                text(found, "note"),
                validity(found));
    }

    private Level level(ResultSet found) throws SQLException {
        return constant(Level.values(), Level::text, text(found, "level"));
    }

    private static <E> E constant(E[] all, Function<E, String> name, String text) {
        for (E each : all) {
            if (name.apply(each).equals(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is none of " + Arrays.toString(all));
    }

    private static Validity validity(ResultSet found) throws SQLException {
        Optional<Instant> from = instant(found, "from_micros");
        Optional<Instant> until = instant(found, "until_micros");
        return from.isEmpty() && until.isEmpty() ? Validity.ALWAYS : new Validity(from, until);
    }

    private static Optional<Instant> instant(ResultSet found, String column) throws SQLException {
        long micros = found.getLong(column);
        return found.wasNull() ? Optional.empty() : Optional.of(Timestamps.ofMicros(micros));
    }

    private String text(ResultSet found, String column) throws SQLException {
        Optional<String> text = columns.get(found, column);
        return text.orElseThrow(() -> new SQLException("column " + column + " is null"));
    }
}

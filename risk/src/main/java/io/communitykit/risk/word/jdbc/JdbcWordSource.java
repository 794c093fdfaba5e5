package io.communitykit.risk.word.jdbc;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.risk.word.WordList;
import io.communitykit.risk.word.jdbc.WordTables.Edition;
import io.communitykit.risk.word.jdbc.WordTables.Locked;
import io.communitykit.risk.word.spi.WordEdition;
import io.communitykit.risk.word.spi.WordSource;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps lists in H2, PostgreSQL, MariaDB or MySQL, one row a word, in transactions of its own or in the host's: matchers load them, and a
 * back office puts and removes words. Never creates tables: hand {@link #SCHEMA} to {@link io.communitykit.core.jdbc.SchemaInstaller},
 * or the resources {@code v1/<database>.sql} to Flyway or Liquibase.
 *
 * <p>A change names the version of the list that the caller has seen, and is refused where that has changed since; the version that it leads to is the
 * caller's to choose. Writers wait for each other. A load costs one row where nothing changed; one that meets a change on its way runs again. Who
 * writes to the tables in another way must count {@code communitykit_word_edition.revision} up in the same transaction.
 *
 * <p>Words, patterns, spans and notes must be well-formed text without U+0000; instants are cut to microseconds. Safe for many threads;
 * holds no lock of the JVM's across a call.
 */
public final class JdbcWordSource implements WordSource {

    /** The tables, for {@link io.communitykit.core.jdbc.SchemaInstaller}. */
    public static final SchemaScript SCHEMA = new SchemaScript(
            "risk-words",
            1,
            (version, dialect) ->
                    JdbcWordSource.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() + ".sql"));

    private final ConnectionSource connections;
    private final String name;

    private JdbcWordSource(Builder builder) {
        this.connections = builder.connections;
        this.name = builder.name;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param connections where connections come from
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ConnectionSource connections) {
        return new Builder(connections);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<WordEdition> load(Optional<PolicyVersion> known) {
        return inTables("words load", tables -> {
            PolicyVersion version = tables.edition().version();
            if (known.equals(Optional.of(version))) {
                return Optional.empty();
            }
            List<WordList> lists = tables.lists(Optional.empty());
            // Every statement may have a snapshot of its own; if no writer committed meanwhile they were alike.
            if (!tables.edition().version().equals(version)) {
                throw StorageException.retryable("words changed while they were loaded", null);
            }
            return Optional.of(new WordEdition(version, lists));
        });
    }

    /**
     * One list, to be shown and edited.
     *
     * @param list the name of the list
     * @return the list; empty if there is none
     * @throws StorageException if the database fails
     */
    public Optional<WordList> list(String list) {
        return inTables("words list", tables -> {
            PolicyVersion version = tables.edition().version();
            List<WordList> lists = tables.lists(Optional.of(list));
            if (!tables.edition().version().equals(version)) {
                throw StorageException.retryable("words changed while they were read", null);
            }
            return lists.stream().findFirst();
        });
    }

    /**
     * Puts a whole list in the place of the one of its name, or makes it.
     *
     * @param list the list; its version is another one than the expected
     * @param expected the version that the caller has seen; empty if there must be no such list
     * @return whether it was written
     * @throws InvalidValueException if the version stays the same, or a text cannot be kept
     * @throws StorageException if the database fails; then all is as before
     */
    public WordWrite replace(WordList list, Optional<PolicyVersion> expected) {
        if (expected.equals(Optional.of(list.version()))) {
            throw InvalidValueException.of("version of list " + list.name(), "another one than before", list.version());
        }
        List<WordRow> rows = WordRow.of(list);
        return inTables("words replacement", tables -> {
            Edition before = tables.lockEdition();
            Optional<Locked> locked = tables.lockList(list.name());
            if (!locked.map(Locked::version).equals(expected)) {
                return new WordWrite.Stale(locked.map(Locked::version));
            }
            tables.deleteRows(list.name());
            tables.insert(list.name(), placed(rows));
            Locked after = new Locked(list.version(), rows.size());
            if (locked.isPresent()) {
                tables.updateList(list.name(), after);
            } else {
                tables.insertList(list.name(), after);
            }
            MessageDigest digest = begin(before, "replace", list.name(), list.version());
            rows.forEach(row -> row.digest(digest));
            return finish(tables, before, digest);
        });
    }

    /**
     * Makes single changes of a list.
     *
     * @param edit the changes; removals come before what is put
     * @return whether they were made
     * @throws InvalidValueException if a text cannot be kept
     * @throws StorageException if the database fails; then all is as before
     */
    public WordWrite edit(WordListEdit edit) {
        List<WordRow> gone = new ArrayList<>();
        edit.remove().forEach(term -> gone.add(WordRow.of(term)));
        edit.disallow().forEach(span -> gone.add(WordRow.span(span)));
        List<WordRow> come = new ArrayList<>();
        edit.put().forEach(term -> come.add(WordRow.of(term)));
        edit.allow().forEach(span -> come.add(WordRow.span(span)));
        return inTables("words edit", tables -> {
            Edition before = tables.lockEdition();
            Optional<Locked> locked = tables.lockList(edit.list());
            if (!locked.map(Locked::version).equals(Optional.of(edit.expected()))) {
                return new WordWrite.Stale(locked.map(Locked::version));
            }
            tables.deleteRows(edit.list(), gone);
            long next = put(tables, edit.list(), come, locked.get().nextPlace());
            tables.updateList(edit.list(), new Locked(edit.next(), next));
            MessageDigest digest = begin(before, "edit", edit.list(), edit.next());
            gone.forEach(row -> row.digest(digest));
            WordRow.update(digest, "put");
            come.forEach(row -> row.digest(digest));
            return finish(tables, before, digest);
        });
    }

    // Each row takes the place of the one that it replaces, so that the order of a list is that of its first making.
    private static long put(WordTables tables, String list, List<WordRow> rows, long nextPlace) throws SQLException {
        long next = nextPlace;
        for (WordRow row : rows) {
            Optional<Long> place = tables.place(list, row);
            tables.deleteRows(list, List.of(row));
            SortedMap<Long, WordRow> one = new TreeMap<>();
            one.put(place.orElse(next), row);
            tables.insert(list, one);
            next += place.isPresent() ? 0 : 1;
        }
        return next;
    }

    /**
     * Removes a list with all that is in it.
     *
     * @param list the name of the list
     * @param expected the version that the caller has seen
     * @return whether it was removed
     * @throws StorageException if the database fails; then all is as before
     */
    public WordWrite remove(String list, PolicyVersion expected) {
        return inTables("words removal", tables -> {
            Edition before = tables.lockEdition();
            Optional<Locked> locked = tables.lockList(list);
            if (!locked.map(Locked::version).equals(Optional.of(expected))) {
                return new WordWrite.Stale(locked.map(Locked::version));
            }
            tables.deleteRows(list);
            tables.deleteList(list);
            return finish(tables, before, begin(before, "remove", list, expected));
        });
    }

    private static MessageDigest begin(Edition before, String what, String list, PolicyVersion version) {
        MessageDigest digest = WordRow.sha256();
        digest.update(before.chain());
        WordRow.update(digest, what);
        WordRow.update(digest, list);
        WordRow.update(digest, version.value());
        return digest;
    }

    private static WordWrite finish(WordTables tables, Edition before, MessageDigest digest) throws SQLException {
        Edition after = before.next(digest.digest());
        tables.write(after);
        return new WordWrite.Written(after.version());
    }

    private static SortedMap<Long, WordRow> placed(List<WordRow> rows) {
        SortedMap<Long, WordRow> placed = new TreeMap<>();
        long place = 0;
        for (WordRow row : rows) {
            placed.put(place++, row);
        }
        return placed;
    }

    private <R> R inTables(String purpose, TablesWork<R> work) {
        return connections.inTransaction(
                purpose, connection -> work.run(new WordTables(connection, Dialect.of(connection))));
    }

    private interface TablesWork<R> {
        R run(WordTables tables) throws SQLException;
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final ConnectionSource connections;
        private String name = "database";

        private Builder(ConnectionSource connections) {
            this.connections = connections;
        }

        /**
         * Sets what the source is called in reports: {@code database}, unless set.
         *
         * @param text the name; no credentials
         * @return this
         */
        public Builder name(String text) {
            name = text;
            return this;
        }

        /**
         * Makes the source. Does not touch the database.
         *
         * @return the source
         */
        public JdbcWordSource build() {
            return new JdbcWordSource(this);
        }
    }
}

package io.communitykit.recommend.signal.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.KeyedTables;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.internal.StoreChecks;
import io.communitykit.recommend.signal.jdbc.SignalTable.Locked;
import io.communitykit.recommend.signal.jdbc.SignalTable.Row;
import io.communitykit.recommend.signal.spi.SignalStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps signals in H2, PostgreSQL, MariaDB or MySQL, a row a subject and a row a fact, in transactions of its own or in the host's.
 * Never creates tables: hand {@link #SCHEMA} to {@link io.communitykit.core.jdbc.SchemaInstaller}, or the resources {@code
 * v1/<database>.sql} to Flyway or Liquibase.
 *
 * <p>A change reads state and key at once without a lock, decides, locks the subject's row, and decides again only where it changed in
 * between; then it writes both. Beside the commit that is 4 round trips, on PostgreSQL 3; a subject seen for the first time costs one more,
 * on PostgreSQL none; a fact told again costs 1. Keys of facts are kept as keyed hashes of 128 bits. Safe for many threads; holds no
 * lock of the JVM's across a call.
 *
 * <p>In the host's transaction a subject that was changed after the transaction's snapshot gives a retryable {@link
 * StorageException}; the host rolls back and runs again. Of its own, a purge is one transaction a subject. H2 loses commits in a
 * crash unless its URL says {@code WRITE_DELAY=0}, and may answer a query from an old result while another connection commits unless it says
 * {@code OPTIMIZE_REUSE_RESULTS=0}.
 */
public final class JdbcSignalStore implements SignalStore {

    /** The tables, for {@link io.communitykit.core.jdbc.SchemaInstaller}. */
    public static final SchemaScript SCHEMA = new SchemaScript(
            "recommend-signals",
            1,
            (version, dialect) ->
                    JdbcSignalStore.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() + ".sql"));

    private static final String FACT = "communitykit signal fact";
    private static final int FACT_DIGITS = 32;

    private final KeyedTables tables;
    private final PseudonymKey key;

    private JdbcSignalStore(Builder builder) {
        this.tables = new KeyedTables(builder.connections, "signal", builder.key);
        this.key = builder.key;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param connections where connections come from
     * @param key turns a subject into the pseudonym under which its rows are stored; the same for as long as the tables live
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ConnectionSource connections, PseudonymKey key) {
        return new Builder(connections, key);
    }

    @Override
    public <R> Optional<R> update(SignalSubject subject, IdempotencyKey fact, Function<Seen, Saved<R>> decide) {
        Pseudonym pseudonym = StoreChecks.pseudonym(key, subject);
        byte[] hash = hash(fact);
        return tables.writing(
                "signal update",
                (connection, dialect) ->
                        update(new SignalTable(connection, dialect), subject, pseudonym, hash, decide));
    }

    /** Event ids may hold ids of members, so that a hash which anybody could try out is not enough. */
    private byte[] hash(IdempotencyKey fact) {
        String digits = key.commitment(FACT, fact.source().value(), fact.id().value());
        return HexFormat.of().parseHex(digits.substring(0, FACT_DIGITS));
    }

    private static <R> Optional<R> update(
            SignalTable table, SignalSubject subject, Pseudonym pseudonym, byte[] fact, Function<Seen, Saved<R>> decide)
            throws SQLException {
        Optional<Row> read = table.read(pseudonym, fact);
        if (isErased(read)) {
            return Optional.empty();
        }
        Saved<R> saved = decide.apply(seen(read));
        if (saved.entry().isEmpty()) {
            return Optional.of(saved.result());
        }
        Locked locked = read.isEmpty() ? table.insertMissingAndLock(pseudonym, subject) : table.lock(pseudonym);
        if (locked.revision() != revision(read)) {
            read = table.read(pseudonym, fact);
            requireFresh(locked, read);
            if (isErased(read)) {
                return Optional.empty();
            }
            saved = decide.apply(seen(read));
        }
        if (saved.entry().isPresent()) {
            boolean replaces = seen(read).known().isPresent();
            table.write(pseudonym, locked.revision() + 1, fact, saved.entry().get(), replaces);
        }
        return Optional.of(saved.result());
    }

    private static Seen seen(Optional<Row> row) {
        return new Seen(row.flatMap(Row::state), row.flatMap(Row::known));
    }

    private static boolean isErased(Optional<Row> row) {
        return row.isPresent() && row.get().erased();
    }

    /** A row that was missing has, once it is locked, the revision of one just made, if nobody else has filled it. */
    private static long revision(Optional<Row> read) {
        return read.map(Row::revision).orElse(SignalTable.MADE);
    }

    private static void requireFresh(Locked locked, Optional<Row> read) {
        if (read.isEmpty() || read.get().revision() != locked.revision()) {
            throw StorageException.retryable(
                    "signal update works on a stale snapshot. Maybe the host's transaction read at REPEATABLE READ before"
                            + " another one committed; run it again",
                    null);
        }
    }

    @Override
    public Map<SignalSubject, SignalState> read(List<SignalSubject> subjects) {
        StoreChecks.readable(subjects);
        Map<Pseudonym, SignalSubject> asked = new LinkedHashMap<>();
        subjects.forEach(subject -> asked.put(StoreChecks.pseudonym(key, subject), subject));
        Map<Pseudonym, SignalState> found = tables.reading(
                "signal read",
                (connection, dialect) -> new SignalTable(connection, dialect).states(List.copyOf(asked.keySet())));
        Map<SignalSubject, SignalState> states = new LinkedHashMap<>();
        asked.forEach((pseudonym, subject) -> {
            SignalState state = found.get(pseudonym);
            if (state != null) {
                states.put(subject, state);
            }
        });
        return states;
    }

    @Override
    public int purge(Instant before, int limit) {
        StoreChecks.limit(limit);
        Instant from = Timestamps.cut("instant before which keys are forgotten", before);
        List<Pseudonym> behind = tables.reading(
                "signal purge", (connection, dialect) -> new SignalTable(connection, dialect).behind(from, limit));
        for (Pseudonym each : behind) {
            tables.writing(
                    "signal purge", (connection, dialect) -> purge(new SignalTable(connection, dialect), each, from));
        }
        return behind.size();
    }

    private static boolean purge(SignalTable table, Pseudonym pseudonym, Instant from) throws SQLException {
        Locked locked = table.lock(pseudonym);
        Optional<Row> row = table.read(pseudonym, new byte[0]);
        requireFresh(locked, row);
        Optional<SignalState> state = row.flatMap(Row::state);
        if (state.isPresent()) {
            table.purge(pseudonym, locked.revision() + 1, state.get().openFrom(from), from);
        }
        return state.isPresent();
    }

    @Override
    public boolean erase(SignalSubject subject) {
        Pseudonym pseudonym = StoreChecks.pseudonym(key, subject);
        return tables.writing("signal erasure", (connection, dialect) -> {
            SignalTable table = new SignalTable(connection, dialect);
            table.insertErased(pseudonym, subject.about());
            boolean known = !table.lock(pseudonym).erased();
            if (known) {
                table.erase(pseudonym);
            }
            return known;
        });
    }

    /** Collects options. Not safe for many threads. */
    public static final class Builder {

        private final ConnectionSource connections;
        private final PseudonymKey key;

        private Builder(ConnectionSource connections, PseudonymKey key) {
            this.connections = connections;
            this.key = key;
        }

        /**
         * Makes the store. Does not touch the database.
         *
         * @return the store
         */
        public JdbcSignalStore build() {
            return new JdbcSignalStore(this);
        }
    }
}

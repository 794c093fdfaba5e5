package io.communitykit.core.segment.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.KeyedTables;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.internal.ProfileRules;
import io.communitykit.core.segment.jdbc.ProfileTable.Locked;
import io.communitykit.core.segment.jdbc.ProfileTable.Row;
import io.communitykit.core.segment.spi.ProfileStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps members in H2, PostgreSQL, MariaDB or MySQL, one row each, in transactions of its own or in the host's. Never creates
 * tables: hand {@link #SCHEMA} to {@link io.communitykit.core.jdbc.SchemaInstaller}, or the resources {@code v1/<database>.sql}
 * to Flyway or Liquibase.
 *
 * <p>A change reads without a lock, decides, locks the row, and decides again only where it changed in between; a member seen for
 * the first time costs one statement more. Members are listed in the order of their pseudonyms. A state may take {@value
 * #MAX_BYTES} bytes of JSON; one that takes more is a {@link StorageException}, and the member stays as before. Safe for many
 * threads; holds no lock of the JVM's across a call.
 *
 * <p>In the host's transaction a member who was changed after the transaction's snapshot gives a retryable {@link
 * StorageException}; the host rolls back and runs again. H2 loses commits in a crash unless its URL says {@code WRITE_DELAY=0},
 * and may answer a query from an old result while another connection commits unless it says {@code OPTIMIZE_REUSE_RESULTS=0}.
 */
public final class JdbcProfileStore implements ProfileStore {

    /**
     * How much a state may take, in bytes of UTF-8: with every one escaped it still fits the 16 MiB that MariaDB takes at once as
     * it comes. 10,000 tags take about 1,000,000.
     */
    public static final int MAX_BYTES = 8_000_000;

    /** The tables, for {@link io.communitykit.core.jdbc.SchemaInstaller}. */
    public static final SchemaScript SCHEMA = new SchemaScript(
            "core-segments",
            1,
            (version, dialect) ->
                    JdbcProfileStore.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() + ".sql"));

    private final KeyedTables tables;
    private final PseudonymKey key;

    private JdbcProfileStore(Builder builder) {
        this.tables = new KeyedTables(builder.connections, "profile", builder.key);
        this.key = builder.key;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param connections where connections come from
     * @param key turns a member into the pseudonym under which the row is stored; the same for as long as the tables live
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ConnectionSource connections, PseudonymKey key) {
        return new Builder(connections, key);
    }

    @Override
    public <R> Optional<R> update(MemberId member, Function<Optional<MemberState>, Saved<R>> decide) {
        Pseudonym pseudonym = ProfileRules.pseudonym(key, member);
        return tables.writing(
                "profile update",
                (connection, dialect) -> update(new ProfileTable(connection, dialect), member, pseudonym, decide));
    }

    private static <R> Optional<R> update(
            ProfileTable table, MemberId member, Pseudonym pseudonym, Function<Optional<MemberState>, Saved<R>> decide)
            throws SQLException {
        Optional<Row> read = table.read(pseudonym);
        if (isErased(read)) {
            return Optional.empty();
        }
        Saved<R> saved = decide.apply(read.flatMap(Row::state));
        if (saved.state().isEmpty()) {
            return Optional.of(saved.result());
        }
        if (read.isEmpty()) {
            table.insertMissing(pseudonym, member);
        }
        Locked locked = table.lock(pseudonym);
        if (locked.revision() != revision(read)) {
            Optional<Row> again = table.read(pseudonym);
            requireFresh(locked, again);
            if (isErased(again)) {
                return Optional.empty();
            }
            saved = decide.apply(again.flatMap(Row::state));
        }
        if (saved.state().isPresent()) {
            MemberState state = ProfileRules.requireOf(member, saved.state().get());
            table.write(pseudonym, locked.revision() + 1, state);
        }
        return Optional.of(saved.result());
    }

    private static boolean isErased(Optional<Row> row) {
        return row.isPresent() && row.get().state().isEmpty();
    }

    /** A row that was missing has, once it is locked, the revision of one just made, if nobody else has filled it. */
    private static long revision(Optional<Row> read) {
        return read.map(Row::revision).orElse(ProfileTable.MADE);
    }

    private static void requireFresh(Locked locked, Optional<Row> read) {
        if (read.isEmpty() || read.get().revision() != locked.revision()) {
            throw StorageException.retryable(
                    "profile update works on a stale snapshot. Maybe the host's transaction read at REPEATABLE READ before"
                            + " another one committed; run it again",
                    null);
        }
    }

    @Override
    public Optional<MemberState> read(MemberId member) {
        Pseudonym pseudonym = ProfileRules.pseudonym(key, member);
        return tables.reading(
                "profile read",
                (connection, dialect) ->
                        new ProfileTable(connection, dialect).read(pseudonym).flatMap(Row::state));
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        ProfileRules.limit(limit);
        return tables.reading(
                "profiles due", (connection, dialect) -> new ProfileTable(connection, dialect).due(until, limit));
    }

    @Override
    public List<MemberState> members(Optional<MemberId> after, int limit) {
        ProfileRules.limit(limit);
        Optional<Pseudonym> last = after.map(member -> ProfileRules.pseudonym(key, member));
        return tables.reading(
                "profile list", (connection, dialect) -> new ProfileTable(connection, dialect).members(last, limit));
    }

    @Override
    public boolean erase(MemberId member) {
        Pseudonym pseudonym = ProfileRules.pseudonym(key, member);
        return tables.writing("profile erasure", (connection, dialect) -> {
            ProfileTable table = new ProfileTable(connection, dialect);
            table.insertMissing(pseudonym, null);
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
        public JdbcProfileStore build() {
            return new JdbcProfileStore(this);
        }
    }
}

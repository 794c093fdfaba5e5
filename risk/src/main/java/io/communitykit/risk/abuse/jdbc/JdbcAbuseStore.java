package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.KeyedTables;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.internal.StoreChecks;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import io.communitykit.risk.abuse.spi.AbuseQuery;
import io.communitykit.risk.abuse.spi.AbuseStore;
import io.communitykit.risk.abuse.spi.Appended;
import io.communitykit.risk.abuse.spi.ErasedMember;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps facts against abuse in H2, PostgreSQL, MariaDB or MySQL, a row a fact and a row a member, in transactions of its own or in the host's.
 * Never creates tables: hand {@link #SCHEMA} to {@link io.communitykit.core.jdbc.SchemaInstaller}, or the resources {@code
 * v1/<database>.sql} to Flyway or Liquibase.
 *
 * <p>Whoever appends or erases holds one row locked until the transaction ends, so that entries are numbered in the order of commits and a
 * reader misses none. So appends take turns, and a batch takes one: tell many facts at once where you can, and in the host's transaction
 * last. Readers wait for nobody. On PostgreSQL a fact costs lock and look, insert, and commit, one round trip each; elsewhere 7 statements and
 * the commit. Keys of facts are kept as keyed hashes of 128 bits, ids of members once. Safe for many threads; holds no lock of the JVM's
 * across a call.
 *
 * <p>In the host's transaction an append after the transaction's snapshot was overtaken gives a retryable {@link
 * io.communitykit.core.StorageException}; the host rolls back and runs again. H2 loses commits in a crash unless its URL says {@code
 * WRITE_DELAY=0}, and may answer a query from an old result while another connection commits unless it says {@code OPTIMIZE_REUSE_RESULTS=0}.
 */
public final class JdbcAbuseStore implements AbuseStore {

    /** The tables, for {@link io.communitykit.core.jdbc.SchemaInstaller}. */
    public static final SchemaScript SCHEMA = new SchemaScript(
            "risk-abuse",
            1,
            (version, dialect) ->
                    JdbcAbuseStore.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() + ".sql"));

    private final KeyedTables tables;
    private final PseudonymKey key;
    private final ConnectionSource connections;
    private volatile boolean logSeen;

    private JdbcAbuseStore(Builder builder) {
        this.connections = builder.connections;
        this.tables = new KeyedTables(builder.connections, "abuse", builder.key);
        this.key = builder.key;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param connections where connections come from
     * @param key turns a member into the pseudonym under which rows are stored; the same for as long as the tables live
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ConnectionSource connections, PseudonymKey key) {
        return new Builder(connections, key);
    }

    @Override
    public List<Appended> append(List<AbuseFact> facts) {
        StoreChecks.appendable(facts);
        if (facts.isEmpty()) {
            return List.of();
        }
        Append append = new Append(key, facts);
        return writing("abuse append", append::run);
    }

    @Override
    public List<AbuseEntry> entries(AbuseQuery query) {
        if (query.member().isEmpty()) {
            return tables.reading(
                    "abuse entries",
                    (connection, dialect) ->
                            new EntryTable(new TextColumns(dialect)).page(connection, query.after(), query.limit()));
        }
        MemberId member = query.member().get();
        if (ErasedMember.of(member).isPresent()) {
            return List.of();
        }
        Pseudonym pseudonym = pseudonym(member);
        return tables.reading(
                "abuse entries of a member",
                (connection, dialect) -> new EntryTable(new TextColumns(dialect))
                        .page(connection, pseudonym, query.after(), query.limit()));
    }

    @Override
    public boolean erase(MemberId member) {
        if (ErasedMember.of(member).isPresent()) {
            return false;
        }
        Pseudonym pseudonym = pseudonym(member);
        FactHash hash = FactHash.ofErasure(key, pseudonym);
        return writing(
                "abuse erasure",
                (connection, dialect, seen) -> Erasure.run(connection, dialect, seen, pseudonym, hash));
    }

    /** What is done with the log locked. */
    private interface Work<R> {
        R run(Connection connection, Dialect dialect, boolean logSeen) throws SQLException;
    }

    private <R> R writing(String purpose, Work<R> work) {
        boolean seen = logSeen;
        R result = tables.writing(purpose, (connection, dialect) -> work.run(connection, dialect, seen));
        // What the host may still roll back is not there yet.
        logSeen = ownsTransactions();
        return result;
    }

    @Override
    public Pseudonym pseudonym(MemberId member) {
        return StoreChecks.pseudonym(key, member);
    }

    @Override
    public boolean ownsTransactions() {
        return connections.ownsTransactions();
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
        public JdbcAbuseStore build() {
            return new JdbcAbuseStore(this);
        }
    }
}

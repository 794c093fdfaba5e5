package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.KeyedTables;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.points.spi.AccountState;
import io.communitykit.membership.points.spi.Erased;
import io.communitykit.membership.points.spi.Page;
import io.communitykit.membership.points.spi.PointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import io.communitykit.membership.points.spi.Unit;
import io.communitykit.membership.points.spi.Want;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps accounts in H2, PostgreSQL, MariaDB or MySQL, in transactions of its own or in the host's. Never creates tables:
 * hand {@link #SCHEMA} to {@link io.communitykit.core.jdbc.SchemaInstaller}, or the resources {@code v1/<database>.sql} to
 * Flyway or Liquibase.
 *
 * <p>A unit reads without a lock, decides, locks its accounts in the order of their ids, and decides again only where
 * something changed in between. Several units of one call share a transaction, so that a batch costs about as many round
 * trips as one unit. On PostgreSQL, where all units of a call are about one account, it is locked by the first read: a grant
 * or spend then takes three round trips, the commit among them, and a repeat or rejection waits for the lock too. Safe for
 * many threads; holds no lock of the JVM's across a call.
 *
 * <p>In the host's transaction an account that was changed after the transaction's snapshot gives a retryable {@link
 * io.communitykit.core.StorageException}; the host rolls back and runs again. Erase in a transaction of its own: a
 * snapshot older than an account cannot see it. H2 loses commits in a crash unless its URL
 * says {@code WRITE_DELAY=0}, and may answer a query from an old result while another connection commits unless it says {@code
 * OPTIMIZE_REUSE_RESULTS=0}.
 */
public final class JdbcPointsStore implements PointsStore {

    /** The tables, for {@link io.communitykit.core.jdbc.SchemaInstaller}. */
    public static final SchemaScript SCHEMA = new SchemaScript(
            "membership-points",
            1,
            (version, dialect) ->
                    JdbcPointsStore.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() + ".sql"));

    /** Units that share a transaction: far enough to spread its costs, short enough not to hold locks for long. */
    private static final int UNITS_PER_TRANSACTION = 200;

    private final KeyedTables tables;
    private final PseudonymKey key;

    private JdbcPointsStore(Builder builder) {
        this.tables = new KeyedTables(builder.connections, "points", builder.key);
        this.key = builder.key;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param connections where connections come from
     * @param key turns an account into the pseudonym under which it is stored; the same for as long as the tables live
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ConnectionSource connections, PseudonymKey key) {
        return new Builder(connections, key);
    }

    @Override
    public <R> List<R> update(List<Unit<R>> units) {
        List<R> results = new ArrayList<>(units.size());
        for (int from = 0; from < units.size(); from += UNITS_PER_TRANSACTION) {
            List<Unit<R>> chunk = units.subList(from, Math.min(units.size(), from + UNITS_PER_TRANSACTION));
            results.addAll(tables.writing(
                    "points update", (connection, dialect) -> new Session(connection, dialect, key).update(chunk)));
        }
        return results;
    }

    @Override
    public List<AccountState> read(List<Want> wants) {
        List<AccountState> states = new ArrayList<>(wants.size());
        for (int from = 0; from < wants.size(); from += UNITS_PER_TRANSACTION) {
            List<Want> chunk = wants.subList(from, Math.min(wants.size(), from + UNITS_PER_TRANSACTION));
            states.addAll(tables.reading(
                    "points read", (connection, dialect) -> new Session(connection, dialect, key).read(chunk)));
        }
        return states;
    }

    @Override
    public Page<Posting, PostingQuery> postings(PostingQuery query) {
        return tables.reading("points statement", (connection, dialect) -> {
            PostingTable postings = new PostingTable(connection, dialect);
            Optional<Pseudonym> account = account(query.whose(), new AccountList(connection, dialect));
            if (account.isEmpty()) {
                return new Page<>(List.of(), Optional.empty());
            }
            List<Posting> found = postings.page(account.get(), query.after(), query.limit() + 1);
            if (found.size() <= query.limit()) {
                return new Page<>(found, Optional.empty());
            }
            List<Posting> items = found.subList(0, query.limit());
            long last = items.get(items.size() - 1).sequence();
            return new Page<>(items, Optional.of(new PostingQuery(query.whose(), last, query.limit())));
        });
    }

    /** The pseudonym of the account; empty if its member was erased and is asked for by id all the same. */
    private Optional<Pseudonym> account(PostingQuery.Whose whose, AccountList accounts) throws SQLException {
        if (whose instanceof PostingQuery.Whose.Member member) {
            Pseudonym pseudonym =
                    key.pseudonym(member.account().program(), member.account().member());
            return accounts.isErased(pseudonym) ? Optional.empty() : Optional.of(pseudonym);
        }
        return Optional.of(((PostingQuery.Whose.Nobody) whose).pseudonym());
    }

    @Override
    public Page<AccountHead, AccountQuery> accounts(AccountQuery query) {
        return tables.reading("points accounts", (connection, dialect) -> {
            List<AccountHead> found = new AccountList(connection, dialect).page(query);
            if (found.size() <= query.limit()) {
                return new Page<>(found, Optional.empty());
            }
            List<AccountHead> items = found.subList(0, query.limit());
            Pseudonym last = items.get(items.size() - 1).pseudonym();
            return new Page<>(items, Optional.of(query.after(last)));
        });
    }

    @Override
    public Erased erase(MemberId member) {
        return tables.writing(
                "points erasure", (connection, dialect) -> new Erasure(connection, dialect, key).erase(member));
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
        public JdbcPointsStore build() {
            return new JdbcPointsStore(this);
        }
    }
}

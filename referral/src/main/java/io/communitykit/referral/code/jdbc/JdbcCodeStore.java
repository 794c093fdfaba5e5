package io.communitykit.referral.code.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.KeyedTables;
import io.communitykit.core.jdbc.SchemaScript;
import io.communitykit.referral.code.internal.StoreKeys;
import io.communitykit.referral.code.jdbc.CodeTable.Owner;
import io.communitykit.referral.code.jdbc.CodeTable.Row;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.MemberCode;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps codes in H2, PostgreSQL, MariaDB or MySQL, in transactions of its own or in the host's. Never creates tables: hand {@link
 * #SCHEMA} to {@link io.communitykit.core.jdbc.SchemaInstaller}, or the resources {@code v1/<database>.sql} to Flyway or Liquibase.
 *
 * <p>On PostgreSQL every method takes at most 3 round trips, the commit included, unless somebody takes the very candidate meanwhile,
 * which costs one more: claims lock the member's row, changes lock the code's. Codes and uses are found by keyed hashes, since a code may
 * be a name or lead to a member's number, and a use's id may hold that of a member; an erasure leaves the hashes alone. Safe for many
 * threads; holds no lock of the JVM's across a call.
 *
 * <p>In the host's transaction, what was changed after the transaction's snapshot gives a retryable {@link StorageException}; the host rolls
 * back and runs again. H2 loses commits in a crash unless its URL says {@code WRITE_DELAY=0}, and may answer a query from an old result
 * while another connection commits unless it says {@code OPTIMIZE_REUSE_RESULTS=0}.
 */
public final class JdbcCodeStore implements CodeStore {

    /** The tables, for {@link io.communitykit.core.jdbc.SchemaInstaller}. */
    public static final SchemaScript SCHEMA = new SchemaScript(
            "referral-codes",
            1,
            (version, dialect) ->
                    JdbcCodeStore.class.getResourceAsStream("v" + version + "/" + dialect.resourceName() + ".sql"));

    private final KeyedTables tables;
    private final PseudonymKey key;

    private JdbcCodeStore(Builder builder) {
        this.tables = new KeyedTables(builder.connections, "invite_code", builder.key);
        this.key = builder.key;
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param connections where connections come from
     * @param key turns members, codes and uses into the pseudonyms under which rows are stored; the same for as long as the tables live
     * @return a builder; not safe for many threads
     */
    public static Builder builder(ConnectionSource connections, PseudonymKey key) {
        return new Builder(connections, key);
    }

    @Override
    public <R> Optional<R> claim(MemberId member, List<CodeKey> candidates, Function<Holdings, Claim<R>> decide) {
        StoreKeys.candidates(candidates);
        Pseudonym owner = StoreKeys.of(key, member);
        return tables.writing(
                "code claim",
                (connection, dialect) ->
                        claim(new CodeTable(connection, dialect, key), member, owner, candidates, decide));
    }

    private static <R> Optional<R> claim(
            CodeTable table,
            MemberId member,
            Pseudonym pseudonym,
            List<CodeKey> candidates,
            Function<Holdings, Claim<R>> decide)
            throws SQLException {
        Owner owner = table.lockOwner(pseudonym, candidates);
        if (owner.erased()) {
            return Optional.empty();
        }
        Set<CodeKey> taken = new HashSet<>(owner.taken());
        while (true) {
            Holdings holdings = new Holdings(owner.codes(), taken);
            Claim<R> claim = decide.apply(holdings);
            StoreKeys.claim(member, candidates, holdings, claim);
            if (table.save(pseudonym, owner.codes().size() + 1, claim)) {
                return Optional.of(claim.result());
            }
            // Somebody else has taken it since: what was to be replaced was not touched.
            claim.claimed().ifPresent(code -> taken.add(code.code().key()));
        }
    }

    @Override
    public Optional<MemberCode> find(CodeKey wanted) {
        return tables.reading(
                "code lookup",
                (connection, dialect) ->
                        new CodeTable(connection, dialect, key).find(wanted).map(Row::code));
    }

    @Override
    public List<MemberCode> codes(MemberId member) {
        Pseudonym owner = StoreKeys.of(key, member);
        return tables.reading(
                "code list", (connection, dialect) -> new CodeTable(connection, dialect, key).codes(owner));
    }

    @Override
    public <R> Optional<R> update(CodeKey wanted, Optional<IdempotencyKey> use, Function<Seen, Change<R>> decide) {
        byte[] hash = use.map(it -> StoreKeys.of(key, it)).orElse(new byte[0]);
        return tables.writing("code update", (connection, dialect) -> {
            CodeTable table = new CodeTable(connection, dialect, key);
            Optional<Row> row = table.lock(wanted, hash);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            Change<R> change = decide.apply(new Seen(row.get().code(), row.get().usedAt()));
            if (change.code().isPresent() && row.get().code().owner().isPresent()) {
                table.change(
                        wanted,
                        row.get().revision() + 1,
                        change.code().get(),
                        hash,
                        use.isPresent() ? change.usedAt() : Optional.empty());
            }
            return Optional.of(change.result());
        });
    }

    @Override
    public boolean erase(MemberId member) {
        Pseudonym owner = StoreKeys.of(key, member);
        return tables.writing("code erasure", (connection, dialect) -> {
            CodeTable table = new CodeTable(connection, dialect, key);
            boolean isNew = !table.lockOwner(owner, List.of()).erased();
            if (isNew) {
                table.erase(owner);
            }
            return isNew;
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
        public JdbcCodeStore build() {
            return new JdbcCodeStore(this);
        }
    }
}

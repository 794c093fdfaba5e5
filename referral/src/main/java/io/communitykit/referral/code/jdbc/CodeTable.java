package io.communitykit.referral.code.jdbc;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.code.internal.StoreKeys;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeStore.Claim;
import io.communitykit.referral.code.spi.MemberCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows that stand for codes, their owners and their uses: read, made, locked, written and emptied. */
final class CodeTable {

    private static final String TABLE = "communitykit_invite_code";
    private static final String OWNERS = "communitykit_invite_code_owner";
    private static final String USES = "communitykit_invite_code_use";
    private static final String HELD = "SELECT * FROM " + TABLE + " WHERE pseudonym = ? AND member IS NOT NULL";
    private static final List<String> OWNER_COLUMNS = List.of("pseudonym", "erased", "codes");

    private final Connection connection;
    private final Dialect dialect;
    private final PseudonymKey key;
    private final CodeRows rows;

    CodeTable(Connection connection, Dialect dialect, PseudonymKey key) {
        this.connection = connection;
        this.dialect = dialect;
        this.key = key;
        this.rows = new CodeRows(dialect, key);
    }

    /**
     * A code as it was read.
     *
     * @param revision changes with every change
     * @param code the code
     * @param usedAt when it was used under the key that was asked for
     */
    record Row(long revision, MemberCode code, Optional<Instant> usedAt) {}

    /**
     * A member as it is locked.
     *
     * @param erased whether the member was erased
     * @param codes the member's codes
     * @param taken the candidates that somebody has
     */
    record Owner(boolean erased, List<MemberCode> codes, Set<CodeKey> taken) {}

    /** Locks a member's row until the transaction ends, makes it where it is missing, and reads what a claim rests on. */
    Owner lockOwner(Pseudonym pseudonym, List<CodeKey> candidates) throws SQLException {
        List<Long> locked = new ArrayList<>();
        List<Boolean> erased = new ArrayList<>();
        List<MemberCode> codes = new ArrayList<>();
        Set<CodeKey> taken = new HashSet<>();
        SqlTrip trip = new SqlTrip(connection, dialect);
        makeOwner(trip, pseudonym);
        String lock = "SELECT codes, erased FROM " + OWNERS + " WHERE pseudonym = ?" + dialect.forUpdate();
        trip.query(lock, bound(pseudonym), found -> {
            while (found.next()) {
                locked.add(found.getLong("codes"));
                erased.add(found.getInt("erased") != 0);
            }
        });
        trip.query(HELD, bound(pseudonym), found -> {
            while (found.next()) {
                rows.held(found).ifPresent(codes::add);
            }
        });
        addTaken(trip, candidates, taken);
        trip.run();
        // Under a snapshot older than the lock, as at REPEATABLE READ, codes that others claimed in between are not
        // seen.
        if (locked.isEmpty() || (!erased.get(0) && locked.get(0) != codes.size())) {
            throw stale("claim");
        }
        codes.sort(StoreKeys.AGE);
        return new Owner(erased.get(0), codes, taken);
    }

    private static StorageException stale(String what) {
        return StorageException.retryable(
                "code " + what
                        + " works on a stale snapshot. Maybe the host's transaction read at REPEATABLE READ before"
                        + " another one committed; run it again",
                null);
    }

    private static SqlTrip.Binder bound(Pseudonym pseudonym) {
        return parameters -> parameters.setBytes(1, pseudonym.toBytes());
    }

    private void makeOwner(SqlTrip trip, Pseudonym pseudonym) throws SQLException {
        String sql = dialect.insertIfAbsent(OWNERS, OWNER_COLUMNS, List.of("pseudonym"));
        SqlBatch.RowBinder<Pseudonym> binder = (parameters, row) -> {
            parameters.setBytes(1, row.toBytes());
            parameters.setInt(2, 0);
            parameters.setLong(3, 0);
        };
        if (dialect.joinsStatements()) {
            trip.changeIfThere(sql, List.of(pseudonym), binder);
        } else if (!isOwnerThere(pseudonym)) {
            SqlBatch.insertIfAbsent(connection, dialect, sql, List.of(pseudonym), binder);
        }
    }

    private boolean isOwnerThere(Pseudonym pseudonym) throws SQLException {
        String sql = "SELECT codes FROM " + OWNERS + " WHERE pseudonym = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, pseudonym.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private void addTaken(SqlTrip trip, List<CodeKey> candidates, Set<CodeKey> taken) {
        if (candidates.isEmpty()) {
            return;
        }
        Map<Pseudonym, CodeKey> hashes = new HashMap<>();
        candidates.forEach(each -> hashes.put(StoreKeys.of(key, each), each));
        String marks = String.join(", ", Collections.nCopies(candidates.size(), "?"));
        String sql = "SELECT code_hash FROM " + TABLE + " WHERE code_hash IN (" + marks + ")";
        trip.query(
                sql,
                parameters -> {
                    int index = 0;
                    for (Pseudonym each : hashes.keySet()) {
                        parameters.setBytes(++index, each.toBytes());
                    }
                },
                found -> {
                    while (found.next()) {
                        CodeKey each = hashes.get(Pseudonym.fromBytes(found.getBytes("code_hash")));
                        if (each != null) {
                            taken.add(each);
                        }
                    }
                });
    }

    /**
     * Saves a claim of a member who is locked. Answers with whether it was saved: not if somebody else has taken the candidate, and
     * then nothing was.
     */
    boolean save(Pseudonym owner, long codes, Claim<?> claim) throws SQLException {
        if (claim.claimed().isEmpty()) {
            return true;
        }
        MemberCode code = claim.claimed().get();
        Pseudonym hash = StoreKeys.of(key, code.code().key());
        List<Pseudonym> holder = new ArrayList<>();
        String insert = dialect.insertIfAbsent(TABLE, CodeRows.COLUMNS, List.of("code_hash"));
        SqlBatch.RowBinder<MemberCode> binder = (parameters, row) -> rows.bind(parameters, hash, owner, row);
        SqlTrip trip = new SqlTrip(connection, dialect);
        if (dialect.joinsStatements()) {
            trip.changeIfThere(insert, List.of(code), binder);
        } else {
            SqlBatch.insertIfAbsent(connection, dialect, insert, List.of(code), binder);
        }
        trip.query("SELECT pseudonym FROM " + TABLE + " WHERE code_hash = ?", bound(hash), found -> {
            while (found.next()) {
                holder.add(Pseudonym.fromBytes(found.getBytes("pseudonym")));
            }
        });
        boolean joined = dialect.joinsStatements();
        if (joined) {
            addRest(trip, owner, codes, hash, claim);
        }
        trip.run();
        if (holder.isEmpty()) {
            throw stale("claim");
        }
        boolean won = holder.get(0).equals(owner);
        if (won && !joined) {
            SqlTrip rest = new SqlTrip(connection, dialect);
            addRest(rest, owner, codes, hash, claim);
            rest.run();
        }
        return won;
    }

    /** Where the new code was won: the one that it replaces, and how many the member has. */
    private void addRest(SqlTrip trip, Pseudonym owner, long codes, Pseudonym won, Claim<?> claim) {
        boolean joined = dialect.joinsStatements();
        // MySQL does not let an update look into its own table.
        String ifWon =
                joined ? " AND EXISTS (SELECT 1 FROM " + TABLE + " n WHERE n.code_hash = ? AND n.pseudonym = ?)" : "";
        SqlBatch.RowBinder<Pseudonym> ifWonBinder = (parameters, row) -> {
            if (joined) {
                parameters.setBytes(3, won.toBytes());
                parameters.setBytes(4, owner.toBytes());
            }
        };
        trip.changeIfThere(
                "UPDATE " + TABLE + " SET revoked_micros = ?, revision = revision + 1 WHERE code_hash = ?" + ifWon,
                claim.replaced().stream().toList(),
                (parameters, replaced) -> {
                    CodeRows.instant(parameters, 1, replaced.revokedAt());
                    parameters.setBytes(
                            2, StoreKeys.of(key, replaced.code().key()).toBytes());
                    ifWonBinder.bind(parameters, won);
                });
        trip.changeIfThere(
                "UPDATE " + OWNERS + " SET codes = ? WHERE pseudonym = ?" + ifWon,
                List.of(owner),
                (parameters, row) -> {
                    parameters.setLong(1, codes);
                    parameters.setBytes(2, row.toBytes());
                    ifWonBinder.bind(parameters, won);
                });
    }

    /** Without a lock. */
    Optional<Row> find(CodeKey wanted) throws SQLException {
        List<Row> found = new ArrayList<>();
        SqlTrip trip = new SqlTrip(connection, dialect);
        addRead(trip, wanted, new byte[0], found);
        trip.run();
        return found.stream().findFirst();
    }

    private void addRead(SqlTrip trip, CodeKey wanted, byte[] use, List<Row> into) {
        String sql = "SELECT c.*, u.at_micros FROM " + TABLE + " c LEFT JOIN " + USES
                + " u ON u.code_hash = c.code_hash AND u.use_hash = ? WHERE c.code_hash = ?";
        Pseudonym hash = StoreKeys.of(key, wanted);
        trip.query(
                sql,
                parameters -> {
                    parameters.setBytes(1, use);
                    parameters.setBytes(2, hash.toBytes());
                },
                found -> {
                    while (found.next()) {
                        into.add(rows.row(found, wanted));
                    }
                });
    }

    /** Locks a code that exists until the transaction ends, and reads it as it is then. */
    Optional<Row> lock(CodeKey wanted, byte[] use) throws SQLException {
        if (!dialect.joinsStatements() && find(wanted).isEmpty()) {
            // A missing row is not locked.
            return Optional.empty();
        }
        List<Long> locked = new ArrayList<>();
        List<Row> read = new ArrayList<>();
        SqlTrip trip = new SqlTrip(connection, dialect);
        String sql = "SELECT revision FROM " + TABLE + " WHERE code_hash = ?" + dialect.forUpdate();
        trip.query(sql, bound(StoreKeys.of(key, wanted)), found -> {
            while (found.next()) {
                locked.add(found.getLong("revision"));
            }
        });
        addRead(trip, wanted, use, read);
        trip.run();
        if (locked.isEmpty() && read.isEmpty()) {
            return Optional.empty();
        }
        if (locked.isEmpty() || read.isEmpty() || read.get(0).revision() != locked.get(0)) {
            throw stale("update");
        }
        return Optional.of(read.get(0));
    }

    /** Writes a code that is locked, and a use that was not there. */
    void change(CodeKey wanted, long revision, MemberCode code, byte[] use, Optional<Instant> usedAt)
            throws SQLException {
        byte[] hash = StoreKeys.of(key, wanted).toBytes();
        SqlTrip trip = new SqlTrip(connection, dialect);
        trip.change(
                "UPDATE " + TABLE + " SET revision = ?, uses = ?, revoked_micros = ? WHERE code_hash = ?",
                List.of(code),
                (parameters, row) -> {
                    parameters.setLong(1, revision);
                    parameters.setLong(2, row.uses());
                    CodeRows.instant(parameters, 3, row.revokedAt());
                    parameters.setBytes(4, hash);
                });
        trip.change(
                "INSERT INTO " + USES + " (code_hash, use_hash, at_micros) VALUES (?, ?, ?)",
                usedAt.stream().toList(),
                (parameters, at) -> {
                    parameters.setBytes(1, hash);
                    parameters.setBytes(2, use);
                    parameters.setLong(3, Timestamps.toMicros(at));
                });
        trip.run();
    }

    List<MemberCode> codes(Pseudonym owner) throws SQLException {
        List<MemberCode> codes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setBytes(1, owner.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.held(found).ifPresent(codes::add);
                }
            }
        }
        codes.sort(StoreKeys.AGE);
        return codes;
    }

    /** Empties the codes of a member who is locked. Their rows stay, so that nobody else gets them. */
    void erase(Pseudonym owner) throws SQLException {
        SqlTrip trip = new SqlTrip(connection, dialect);
        addAll(
                trip,
                "UPDATE " + TABLE + " SET member = NULL, shown = NULL, label = NULL, revision = revision + 1"
                        + " WHERE pseudonym = ?",
                owner);
        addAll(
                trip,
                "DELETE FROM " + USES + " WHERE code_hash IN (SELECT code_hash FROM " + TABLE + " WHERE pseudonym = ?)",
                owner);
        trip.change(
                "UPDATE " + OWNERS + " SET erased = 1 WHERE pseudonym = ?",
                List.of(owner),
                (parameters, row) -> parameters.setBytes(1, row.toBytes()));
        trip.run();
    }

    /** A change of any number of rows, which goes along with others where it looks like a query. */
    private void addAll(SqlTrip trip, String sql, Pseudonym owner) throws SQLException {
        if (dialect.joinsStatements()) {
            String asQuery = "WITH changed AS (" + sql + " RETURNING 1) SELECT COUNT(*) FROM changed";
            trip.query(asQuery, bound(owner), found -> {});
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, owner.toBytes());
            statement.executeUpdate();
        }
    }
}

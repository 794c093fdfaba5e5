package io.communitykit.benchmarks;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.PointsProgram;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The naive twin: plain JDBC that leaves the same rows in the same tables, with the points in the code. It knows no rules,
 * caps or retries, and answers a repeat with an exception. The shape is what a careful hand would write: one fact with
 * three upserts and a commit; many with one locking read, three batches and a commit.
 */
final class PlainLedger {

    private static final long POINTS = 5;

    private static final String UPSERT_ACCOUNT =
            "INSERT INTO communitykit_points_account AS a (account, program, member, version, sequence, recorded_at,"
                    + " sealed) VALUES (?, ?, ?, 1, 1, ?, 0) ON CONFLICT (account) DO UPDATE"
                    + " SET version = a.version + 1, sequence = a.sequence + 1, recorded_at = EXCLUDED.recorded_at"
                    + " RETURNING sequence";

    private static final String UPSERT_BALANCE =
            "INSERT INTO communitykit_points_balance AS b (account, currency, available, pending, held, debt,"
                    + " loose, earned, spent) VALUES (?, ?, ?, 0, 0, 0, ?, ?, 0) ON CONFLICT (account, currency)"
                    + " DO UPDATE SET available = b.available + EXCLUDED.available, loose = b.loose + EXCLUDED.loose,"
                    + " earned = b.earned + EXCLUDED.earned RETURNING available";

    private static final String INSERT_POSTING =
            "INSERT INTO communitykit_points_posting (account, sequence, key_source, key_id, leg, content, kind,"
                    + " event_type, subject, reason, occurred_at, recorded_at, policy, entries)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATE_ACCOUNT =
            "UPDATE communitykit_points_account SET version = version + 1, sequence = ?, recorded_at = ?"
                    + " WHERE account = ?";

    private static final String UPDATE_BALANCE =
            "UPDATE communitykit_points_balance SET available = ?, loose = ?, earned = earned + ?"
                    + " WHERE account = ? AND currency = ?";

    private final DataSource pool;
    private final PointsProgram program;
    private final PseudonymKey key;

    PlainLedger(DataSource pool, PointsProgram program, PseudonymKey key) {
        this.pool = pool;
        this.program = program;
        this.key = key;
    }

    /** Of an account that already exists: what a batch reads of it. */
    private record Head(CommunityEvent event, long sequence, long balance) {}

    long post(CommunityEvent event) {
        MemberId member = event.actor().orElseThrow();
        byte[] account = key.pseudonym(program.id(), member).toBytes();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            long sequence = upsertAccount(connection, account, member, event);
            long balance = upsertBalance(connection, account);
            try (PreparedStatement insert = connection.prepareStatement(INSERT_POSTING)) {
                bind(insert, account, new Head(event, sequence, balance));
                insert.executeUpdate();
            }
            connection.commit();
            return balance;
        } catch (SQLException e) {
            throw new IllegalStateException("plain JDBC failed", e);
        }
    }

    private long upsertAccount(Connection connection, byte[] account, MemberId member, CommunityEvent event)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT_ACCOUNT)) {
            upsert.setBytes(1, account);
            upsert.setString(2, program.id().value());
            upsert.setString(3, member.value());
            upsert.setLong(4, Timestamps.toMicros(event.occurredAt()));
            return onlyNumber(upsert);
        }
    }

    private static long upsertBalance(Connection connection, byte[] account) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT_BALANCE)) {
            upsert.setBytes(1, account);
            upsert.setString(2, Programs.POINTS.value());
            upsert.setLong(3, POINTS);
            upsert.setLong(4, POINTS);
            upsert.setLong(5, POINTS);
            return onlyNumber(upsert);
        }
    }

    private static long onlyNumber(PreparedStatement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    private void bind(PreparedStatement insert, byte[] account, Head head) throws SQLException {
        CommunityEvent event = head.event();
        long time = Timestamps.toMicros(event.occurredAt());
        insert.setBytes(1, account);
        insert.setLong(2, head.sequence());
        insert.setString(3, event.source().value());
        insert.setString(4, event.id().value());
        insert.setString(5, "main");
        insert.setBytes(6, ContentDigest.of(event).toBytes());
        insert.setString(7, "fact");
        insert.setString(8, event.type().value());
        insert.setString(9, event.subject().orElseThrow().value());
        insert.setString(10, null);
        insert.setLong(11, time);
        insert.setLong(12, time);
        insert.setString(13, program.version().value());
        insert.setString(
                14,
                "[{\"currency\":\"points\",\"rule\":\"published\",\"applied\":" + POINTS + ",\"balance\":"
                        + head.balance() + "}]");
    }

    /** Facts of different members whose accounts exist. */
    int postAll(List<CommunityEvent> events) {
        Map<Pseudonym, CommunityEvent> byAccount = new TreeMap<>();
        for (CommunityEvent event : events) {
            byAccount.put(key.pseudonym(program.id(), event.actor().orElseThrow()), event);
        }
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Map<Pseudonym, Head> heads = lock(connection, byAccount);
            write(connection, heads);
            connection.commit();
            return heads.size();
        } catch (SQLException e) {
            throw new IllegalStateException("plain JDBC failed", e);
        }
    }

    private static Map<Pseudonym, Head> lock(Connection connection, Map<Pseudonym, CommunityEvent> events)
            throws SQLException {
        String sql = "SELECT a.account, a.sequence, b.available FROM communitykit_points_account a"
                + " JOIN communitykit_points_balance b ON b.account = a.account AND b.currency = ? WHERE a.account IN ("
                + String.join(", ", Collections.nCopies(events.size(), "?"))
                + ") ORDER BY a.account FOR UPDATE";
        Map<Pseudonym, Head> heads = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int index = 1;
            select.setString(index++, Programs.POINTS.value());
            for (Pseudonym account : events.keySet()) {
                select.setBytes(index++, account.toBytes());
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Pseudonym account = Pseudonym.fromBytes(found.getBytes(1));
                    CommunityEvent event = events.get(account);
                    if (event != null) {
                        heads.put(account, new Head(event, found.getLong(2) + 1, found.getLong(3) + POINTS));
                    }
                }
            }
        }
        return heads;
    }

    private void write(Connection connection, Map<Pseudonym, Head> heads) throws SQLException {
        try (PreparedStatement posting = connection.prepareStatement(INSERT_POSTING);
                PreparedStatement balance = connection.prepareStatement(UPDATE_BALANCE);
                PreparedStatement account = connection.prepareStatement(UPDATE_ACCOUNT)) {
            for (Map.Entry<Pseudonym, Head> each : heads.entrySet()) {
                byte[] id = each.getKey().toBytes();
                Head head = each.getValue();
                bind(posting, id, head);
                posting.addBatch();
                balance.setLong(1, head.balance());
                balance.setLong(2, head.balance());
                balance.setLong(3, POINTS);
                balance.setBytes(4, id);
                balance.setString(5, Programs.POINTS.value());
                balance.addBatch();
                account.setLong(1, head.sequence());
                account.setLong(2, Timestamps.toMicros(head.event().occurredAt()));
                account.setBytes(3, id);
                account.addBatch();
            }
            posting.executeBatch();
            balance.executeBatch();
            account.executeBatch();
        }
    }
}

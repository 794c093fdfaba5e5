package io.communitykit.benchmarks;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The naive twin of commands on a currency in lots: plain JDBC that leaves the same rows. One locking read that brings the
 * lot which expires first, a batch for each table, a commit. It knows no policy and no repeat, and a spend that the first
 * lot does not cover is an error.
 */
final class PlainCoins {

    private static final long YEAR = Duration.ofDays(365).toSeconds() * 1_000_000;
    private static final ContentDigest CONTENT = Posting.erasedContent();

    private static final String READ = "SELECT a.account, a.sequence, b.available, l.lot, l.points"
            + " FROM communitykit_points_account a"
            + " JOIN communitykit_points_balance b ON b.account = a.account AND b.currency = 'coins'"
            + " CROSS JOIN LATERAL (SELECT lot, points FROM communitykit_points_lot x WHERE x.account = a.account"
            + " AND x.currency = 'coins' AND x.spendable = 1 ORDER BY expires_at, earned_at, lot LIMIT 1) l"
            + " WHERE a.account IN (";

    private static final String POSTING =
            "INSERT INTO communitykit_points_posting (account, sequence, key_source, key_id, leg, content, kind, reason,"
                    + " occurred_at, recorded_at, policy, entries) VALUES (?, ?, ?, ?, 'main', ?, ?, ?, ?, ?, ?, ?)";
    private static final String BALANCE = "UPDATE communitykit_points_balance SET available = ?, earned = earned + ?,"
            + " spent = spent + ? WHERE account = ? AND currency = 'coins'";
    private static final String ACCOUNT = "UPDATE communitykit_points_account SET version = version + 1, sequence = ?,"
            + " recorded_at = ?, next_due = LEAST(next_due, ?) WHERE account = ?";
    private static final String OPEN = "INSERT INTO communitykit_points_lot (account, lot, currency, points, expired,"
            + " earned_at, state, expires_at, lost_at, spendable, due_at)"
            + " VALUES (?, ?, 'coins', ?, 0, ?, 'active', ?, ?, 1, ?)";
    private static final String TAKE = "UPDATE communitykit_points_lot SET points = ? WHERE account = ? AND lot = ?";
    private static final String CLOSE = "DELETE FROM communitykit_points_lot WHERE account = ? AND lot = ?";

    private final DataSource pool;
    private final PointsProgram program;
    private final PseudonymKey key;

    PlainCoins(DataSource pool, PointsProgram program, PseudonymKey key) {
        this.pool = pool;
        this.program = program;
        this.key = key;
    }

    /** What is read of an account before its command is carried out. */
    private record Head(Pseudonym account, PointsCommand command, long sequence, long available, long lot, long inLot) {

        long moved() {
            return command instanceof PointsCommand.Grant grant
                    ? grant.points()
                    : -((PointsCommand.Spend) command).points();
        }

        long time() {
            return Timestamps.toMicros(command.occurredAt());
        }
    }

    /** Grants or spends of different members whose accounts exist and have a lot. */
    int execute(List<? extends PointsCommand> commands) {
        Map<Pseudonym, PointsCommand> byAccount = new TreeMap<>();
        commands.forEach(each -> byAccount.put(key.pseudonym(program.id(), each.member()), each));
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            List<Head> heads = lock(connection, byAccount);
            post(connection, heads);
            move(connection, heads);
            connection.commit();
            return heads.size();
        } catch (SQLException e) {
            throw new IllegalStateException("plain JDBC failed", e);
        }
    }

    private static List<Head> lock(Connection connection, Map<Pseudonym, PointsCommand> commands) throws SQLException {
        String sql = READ + String.join(", ", Collections.nCopies(commands.size(), "?"))
                + ") ORDER BY a.account FOR UPDATE OF a";
        List<Head> heads = new ArrayList<>(commands.size());
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int index = 1;
            for (Pseudonym account : commands.keySet()) {
                select.setBytes(index++, account.toBytes());
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Pseudonym account = Pseudonym.fromBytes(found.getBytes(1));
                    PointsCommand command = commands.get(account);
                    if (command != null) {
                        heads.add(new Head(
                                account,
                                command,
                                found.getLong(2) + 1,
                                found.getLong(3),
                                found.getLong(4),
                                found.getLong(5)));
                    }
                }
            }
        }
        if (heads.size() != commands.size()) {
            throw new IllegalStateException("an account or lot is missing");
        }
        return heads;
    }

    private void post(Connection connection, List<Head> heads) throws SQLException {
        try (PreparedStatement posting = connection.prepareStatement(POSTING);
                PreparedStatement balance = connection.prepareStatement(BALANCE);
                PreparedStatement account = connection.prepareStatement(ACCOUNT)) {
            for (Head head : heads) {
                bind(posting, head);
                posting.addBatch();
                balance.setLong(1, head.available() + head.moved());
                balance.setLong(2, Math.max(0, head.moved()));
                balance.setLong(3, Math.max(0, -head.moved()));
                balance.setBytes(4, head.account().toBytes());
                balance.addBatch();
                account.setLong(1, head.sequence());
                account.setLong(2, head.time());
                account.setLong(3, head.time() + YEAR);
                account.setBytes(4, head.account().toBytes());
                account.addBatch();
            }
            posting.executeBatch();
            balance.executeBatch();
            account.executeBatch();
        }
    }

    private void bind(PreparedStatement posting, Head head) throws SQLException {
        long lot = head.moved() > 0 ? 4096 * head.sequence() : head.lot();
        posting.setBytes(1, head.account().toBytes());
        posting.setLong(2, head.sequence());
        posting.setString(3, head.command().key().source().value());
        posting.setString(4, head.command().key().id().value());
        posting.setBytes(5, CONTENT.toBytes());
        posting.setString(6, head.moved() > 0 ? "grant" : "spend");
        posting.setString(7, "benchmark");
        posting.setLong(8, head.time());
        posting.setLong(9, head.time());
        posting.setString(10, program.version().value());
        posting.setString(
                11,
                "[{\"currency\":\"coins\",\"kind\":\"" + (head.moved() > 0 ? "grant" : "spend") + "\",\"applied\":"
                        + head.moved() + ",\"balance\":" + (head.available() + head.moved()) + ",\"lots\":[{\"lot\":"
                        + lot + ",\"points\":" + head.moved() + ",\"earned\":" + head.time() + ",\"expires\":"
                        + (head.time() + YEAR) + "}]}]");
    }

    private static void move(Connection connection, List<Head> heads) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN);
                PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement close = connection.prepareStatement(CLOSE)) {
            for (Head head : heads) {
                long left = head.inLot() + head.moved();
                if (head.moved() > 0) {
                    open.setBytes(1, head.account().toBytes());
                    open.setLong(2, 4096 * head.sequence());
                    open.setLong(3, head.moved());
                    open.setLong(4, head.time());
                    open.setLong(5, head.time() + YEAR);
                    open.setLong(6, head.time() + YEAR);
                    open.setLong(7, head.time() + YEAR);
                    open.addBatch();
                } else if (left > 0) {
                    take.setLong(1, left);
                    take.setBytes(2, head.account().toBytes());
                    take.setLong(3, head.lot());
                    take.addBatch();
                } else if (left == 0) {
                    close.setBytes(1, head.account().toBytes());
                    close.setLong(2, head.lot());
                    close.addBatch();
                } else {
                    throw new IllegalStateException("the first lot does not cover it");
                }
            }
            open.executeBatch();
            take.executeBatch();
            close.executeBatch();
        }
    }
}

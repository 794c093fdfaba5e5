package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.Erased;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Removes everything that tells who a member was. */
final class Erasure {

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;

    Erasure(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
    }

    Erased erase(MemberId member) throws SQLException {
        Map<Pseudonym, Long> sequences = lock(member);
        long postings = 0;
        for (Map.Entry<Pseudonym, Long> each : sequences.entrySet()) {
            anonymise(each.getKey());
            postings += each.getValue();
        }
        return new Erased(sequences.size(), postings);
    }

    /** Locks the member's accounts in the order of their ids; gives their last sequences as they are under the lock. */
    private Map<Pseudonym, Long> lock(MemberId member) throws SQLException {
        String sql = "SELECT account, sequence FROM communitykit_points_account WHERE member = ? ORDER BY account"
                + dialect.forUpdate();
        Map<Pseudonym, Long> sequences = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.setText(statement, 1, member.value());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    sequences.put(Pseudonym.fromBytes(found.getBytes("account")), found.getLong("sequence"));
                }
            }
        }
        return sequences;
    }

    private void anonymise(Pseudonym account) throws SQLException {
        execute(
                "UPDATE communitykit_points_account SET member = NULL, version = version + 1 WHERE account = ?",
                account);
        execute("DELETE FROM communitykit_points_window WHERE account = ?", account);
        String sql =
                "UPDATE communitykit_points_posting SET key_source = ?, key_id = CONCAT(sequence, ''), leg = ?, content = ?,"
                        + " subject = NULL, reason = NULL WHERE account = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.setText(statement, 1, Posting.ERASED);
            columns.setText(statement, 2, Leg.ERASED.code());
            statement.setBytes(3, Posting.erasedContent().toBytes());
            statement.setBytes(4, account.toBytes());
            statement.executeUpdate();
        }
    }

    private void execute(String sql, Pseudonym account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, account.toBytes());
            statement.executeUpdate();
        }
    }
}

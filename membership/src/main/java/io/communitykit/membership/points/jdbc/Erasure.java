package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.Erased;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removes everything that tells who a member was. */
final class Erasure {

    /** Postings that are on the heap at a time. */
    private static final int PAGE = 1_000;

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;
    private final PostingTable postings;
    private final PseudonymKey key;

    Erasure(Connection connection, Dialect dialect, PseudonymKey key) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
        this.postings = new PostingTable(connection, dialect);
        this.key = key;
    }

    Erased erase(MemberId member) throws SQLException {
        Map<Pseudonym, Long> sequences = lock(member);
        long count = 0;
        for (Map.Entry<Pseudonym, Long> each : sequences.entrySet()) {
            anonymise(each.getKey());
            count += each.getValue();
        }
        return new Erased(sequences.size(), count);
    }

    /** Locks the member's accounts in the order of their ids; gives their last sequences as they are under the lock. */
    private Map<Pseudonym, Long> lock(MemberId member) throws SQLException {
        String sql = "SELECT account, sequence FROM communitykit_points_account WHERE member = ? ORDER BY account"
                + dialect.forUpdate();
        Map<Pseudonym, Long> sequences = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.setText(SqlParameters.of(statement), 1, member.value());
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
                "UPDATE communitykit_points_account SET member = NULL, next_due = NULL, version = version + 1"
                        + " WHERE account = ?",
                account);
        execute("DELETE FROM communitykit_points_window WHERE account = ?", account);
        execute("DELETE FROM communitykit_points_lot WHERE account = ?", account);
        execute("DELETE FROM communitykit_points_hold WHERE account = ?", account);
        execute("DELETE FROM communitykit_points_tier WHERE account = ?", account);
        long after = 0;
        List<Posting> page = postings.page(account, after, PAGE);
        while (!page.isEmpty()) {
            postings.overwrite(
                    account,
                    page.stream()
                            .filter(posting -> !posting.kind().automatic())
                            .map(posting -> posting.anonymous(key))
                            .toList());
            after = page.get(page.size() - 1).sequence();
            page = page.size() < PAGE ? List.of() : postings.page(account, after, PAGE);
        }
    }

    private void execute(String sql, Pseudonym account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, account.toBytes());
            statement.executeUpdate();
        }
    }
}

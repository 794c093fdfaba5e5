package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.spi.Erased;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Removes everything that tells who a member was. */
final class Erasure {

    private final Connection connection;
    private final AccountTables tables;
    private final Columns columns;

    Erasure(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.tables = new AccountTables(connection, dialect);
        this.columns = new Columns(dialect);
    }

    Erased erase(MemberId member) throws SQLException {
        List<Pseudonym> accounts = accounts(member);
        tables.lock(accounts);
        int erased = 0;
        long postings = 0;
        for (Pseudonym account : accounts) {
            OptionalLong sequence = sequence(account);
            if (sequence.isPresent()) {
                postings += sequence.getAsLong();
                anonymise(account);
                erased++;
            }
        }
        return new Erased(erased, postings);
    }

    private List<Pseudonym> accounts(MemberId member) throws SQLException {
        String sql = "SELECT account FROM communitykit_points_account WHERE member = ? ORDER BY account";
        List<Pseudonym> accounts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.setText(statement, 1, member.value());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    accounts.add(Pseudonym.fromBytes(found.getBytes("account")));
                }
            }
        }
        return accounts;
    }

    /** The account's last sequence, read under the lock; empty if another erasure came first. */
    private OptionalLong sequence(Pseudonym account) throws SQLException {
        String sql = "SELECT sequence FROM communitykit_points_account WHERE account = ? AND member IS NOT NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, account.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private void anonymise(Pseudonym account) throws SQLException {
        execute(
                "UPDATE communitykit_points_account SET member = NULL, version = version + 1 WHERE account = ?",
                account);
        execute("DELETE FROM communitykit_points_window WHERE account = ?", account);
        String sql =
                "UPDATE communitykit_points_posting SET key_source = ?, key_id = CONCAT(sequence, ''), content = ?,"
                        + " subject = NULL, reason = NULL WHERE account = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            columns.setText(statement, 1, Posting.ERASED);
            statement.setBytes(2, Posting.erasedContent().toBytes());
            statement.setBytes(3, account.toBytes());
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

package io.communitykit.benchmarks;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The naive twin of an update of books: plain JDBC that leaves the same rows. One locking read of the headers, one read of an entry by key
 * and of the newest 20 of each book, a batch for each table, a commit. It takes books as existing and members as not erased.
 */
final class PlainBooks {

    private static final String KIND = "friend";
    private static final String ENTRY_KIND = "touch";
    private static final int NEWEST = 20;

    private static final String LOCK = "SELECT revision, header FROM communitykit_referral_book"
            + " WHERE pseudonym = ? AND kind = ? AND program = ? FOR UPDATE";

    private static final String READ = "(SELECT e.*, m.member FROM communitykit_referral_entry e"
            + " LEFT JOIN communitykit_referral_member m ON m.pseudonym = e.party"
            + " WHERE e.pseudonym = ? AND e.kind = ? AND e.program = ? AND entry_kind = ? AND entry_key = ?)"
            + " UNION ALL (SELECT e.*, m.member FROM communitykit_referral_entry e"
            + " LEFT JOIN communitykit_referral_member m ON m.pseudonym = e.party"
            + " WHERE e.pseudonym = ? AND e.kind = ? AND e.program = ? AND entry_kind = ?"
            + " ORDER BY at_micros DESC, entry_key DESC, party DESC LIMIT " + NEWEST + ")";

    private static final String UPDATE = "UPDATE communitykit_referral_book SET revision = ?, header = ?"
            + " WHERE pseudonym = ? AND kind = ? AND program = ?";

    private static final String INSERT =
            "INSERT INTO communitykit_referral_entry (pseudonym, kind, program, entry_kind,"
                    + " entry_key, party, retention, at_micros, body) VALUES (?, ?, ?, ?, ?, ?, 2, ?, ?)";

    private final DataSource pool;
    private final String program;

    PlainBooks(DataSource pool, String program) {
        this.pool = pool;
        this.program = program;
    }

    /** Adds an entry to each book; gives how many entries were read. */
    int update(Map<Pseudonym, BookChange> changes, Pseudonym party) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Map<Pseudonym, Long> revisions = new TreeMap<>();
            int read = 0;
            // In the order of the pseudonyms, as the store locks.
            for (Map.Entry<Pseudonym, BookChange> each : changes.entrySet()) {
                revisions.put(each.getKey(), lock(connection, each.getKey()));
                read += read(connection, each.getKey(), each.getValue().entries());
            }
            write(connection, changes, revisions, party);
            connection.commit();
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException("plain JDBC failed", e);
        }
    }

    private int bind(PreparedStatement statement, int index, Pseudonym owner) throws SQLException {
        statement.setBytes(index, owner.toBytes());
        statement.setString(index + 1, KIND);
        statement.setString(index + 2, program);
        return index + 3;
    }

    private long lock(Connection connection, Pseudonym owner) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOCK)) {
            bind(select, 1, owner);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next() || found.getString(2).isEmpty()) {
                    throw new IllegalStateException("a book is missing");
                }
                return found.getLong(1);
            }
        }
    }

    private int read(Connection connection, Pseudonym owner, List<Entry> entries) throws SQLException {
        int count = 0;
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            int index = bind(select, 1, owner);
            select.setString(index++, ENTRY_KIND);
            select.setString(index++, entries.get(0).key().text());
            index = bind(select, index, owner);
            select.setString(index, ENTRY_KIND);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    count += found.getString("body").isEmpty() ? 0 : 1;
                }
            }
        }
        return count;
    }

    private void write(
            Connection connection, Map<Pseudonym, BookChange> changes, Map<Pseudonym, Long> revisions, Pseudonym party)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Map.Entry<Pseudonym, BookChange> each : changes.entrySet()) {
                update.setLong(1, revisions.getOrDefault(each.getKey(), 0L) + 1);
                update.setString(2, each.getValue().header().toString());
                bind(update, 3, each.getKey());
                update.addBatch();
                for (Entry entry : each.getValue().entries()) {
                    int index = bind(insert, 1, each.getKey());
                    insert.setString(index, ENTRY_KIND);
                    insert.setString(index + 1, entry.key().text());
                    insert.setBytes(index + 2, party.toBytes());
                    insert.setLong(index + 3, Timestamps.toMicros(entry.at()));
                    insert.setString(index + 4, entry.body().toString());
                    insert.addBatch();
                }
            }
            update.executeBatch();
            insert.executeBatch();
        }
    }
}

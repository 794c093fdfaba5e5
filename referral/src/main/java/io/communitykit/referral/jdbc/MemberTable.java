package io.communitykit.referral.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** The rows that say whom a pseudonym stands for, the only place of ids. */
final class MemberTable {

    static final String TABLE = "communitykit_referral_member";

    /** In place of an id in a row that is made to say that a member was erased, until it does; no id is empty. */
    private static final String UNNAMED = "";

    private static final int PER_QUERY = 200;

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;

    MemberTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
    }

    private String insertSql() {
        return dialect.insertIfAbsent(TABLE, List.of("pseudonym", "member"), List.of("pseudonym"));
    }

    /** Makes rows for those who have none, where an insert locks no row that is there; in the order of the pseudonyms. */
    void addInsert(SqlTrip trip, NavigableMap<Pseudonym, MemberId> members) {
        trip.changeIfThere(insertSql(), members.entrySet(), this::bind);
    }

    /** Makes rows; other transactions may be doing the same. */
    void insert(NavigableMap<Pseudonym, MemberId> members) throws SQLException {
        SqlBatch.insertIfAbsent(connection, dialect, insertSql(), members.entrySet(), this::bind);
    }

    private void bind(SqlParameters parameters, Map.Entry<Pseudonym, MemberId> row) throws SQLException {
        parameters.setBytes(1, row.getKey().toBytes());
        columns.texts().set(parameters, 2, row.getValue().value());
    }

    /** Those that have a row, without a lock. */
    Set<Pseudonym> existing(List<Pseudonym> pseudonyms) throws SQLException {
        Set<Pseudonym> existing = new HashSet<>();
        for (int from = 0; from < pseudonyms.size(); from += PER_QUERY) {
            addExisting(pseudonyms.subList(from, Math.min(pseudonyms.size(), from + PER_QUERY)), existing);
        }
        return existing;
    }

    private void addExisting(List<Pseudonym> some, Set<Pseudonym> existing) throws SQLException {
        String sql = "SELECT pseudonym FROM " + TABLE + " WHERE pseudonym IN (" + Columns.marks(some.size()) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindAll(SqlParameters.of(statement), some);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    existing.add(Columns.pseudonym(found));
                }
            }
        }
    }

    private static void bindAll(SqlParameters parameters, Collection<Pseudonym> pseudonyms) throws SQLException {
        int index = 1;
        for (Pseudonym pseudonym : pseudonyms) {
            parameters.setBytes(index++, pseudonym.toBytes());
        }
    }

    /** Keeps members from being erased until the transaction ends; tells of each row whether its member was before. */
    void addLock(SqlTrip trip, Collection<Pseudonym> inOrder, Map<Pseudonym, Boolean> erased) {
        if (inOrder.isEmpty()) {
            return;
        }
        String sql = "SELECT pseudonym, member FROM " + TABLE + " WHERE pseudonym IN (" + Columns.marks(inOrder.size())
                + ") ORDER BY pseudonym" + dialect.forShare();
        trip.query(sql, parameters -> bindAll(parameters, inOrder), found -> {
            while (found.next()) {
                erased.put(
                        Columns.pseudonym(found), columns.text(found, "member").isEmpty());
            }
        });
    }

    /**
     * Locks the row of a member who is to be erased, made without the id if there was none.
     *
     * @return whether the member was not erased before
     */
    boolean lockToErase(Pseudonym pseudonym) throws SQLException {
        SqlBatch.insertIfAbsent(connection, dialect, insertSql(), List.of(pseudonym), (parameters, row) -> {
            parameters.setBytes(1, row.toBytes());
            columns.texts().set(parameters, 2, UNNAMED);
        });
        String sql = "SELECT member FROM " + TABLE + " WHERE pseudonym = ?" + dialect.forUpdate();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, pseudonym.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && columns.text(found, "member").isPresent();
            }
        }
    }

    /** Forgets the id of a row that is locked. */
    void addErase(SqlTrip trip, Pseudonym pseudonym) {
        String sql = "UPDATE " + TABLE + " SET member = NULL WHERE pseudonym = ?";
        trip.change(sql, List.of(pseudonym), (parameters, row) -> parameters.setBytes(1, row.toBytes()));
    }
}

package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.jdbc.TextColumns;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.internal.FactCode;
import io.communitykit.risk.abuse.spi.AbuseEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was recorded, a row an entry. Written by who holds the log locked. */
final class EntryTable {

    static final String TABLE = "communitykit_abuse_entry";
    private static final List<String> COLUMNS =
            List.of("number", "fact", "code", "pseudonym", "friend", "at_micros", "kind", "first_part", "second_part");
    private static final String OF_ONE = "code >= " + FactCode.LINKED + " AND code <= " + FactCode.QUALITY;
    private static final String A_FACT = "code >= " + FactCode.LINKED + " AND code <= " + FactCode.HONEST;

    private final TextColumns columns;

    EntryTable(TextColumns columns) {
        this.columns = columns;
    }

    /** The facts of those hashes that have one; nothing for one that is gone. */
    void addRead(SqlTrip trip, Collection<FactHash> hashes, Map<FactHash, Optional<AbuseFact>> known) {
        StoredEntry stored = new StoredEntry(columns);
        for (List<FactHash> some : Places.pages(hashes)) {
            String sql = "SELECT " + StoredEntry.COLUMNS + " FROM " + TABLE + " e" + StoredEntry.JOINS
                    + " WHERE e.fact IN (" + Places.marks(some.size()) + ")";
            trip.query(sql, parameters -> Places.fill(parameters, some, FactHash::toBytes), found -> {
                while (found.next()) {
                    boolean gone = found.getInt("code") == FactCode.GONE;
                    known.put(
                            FactHash.fromBytes(found.getBytes("fact")),
                            gone ? Optional.empty() : Optional.of(stored.fact(found)));
                }
            });
        }
    }

    void addInsert(SqlTrip trip, List<EntryRow> rows) {
        trip.insert(TABLE, COLUMNS, rows, this::bind);
    }

    private void bind(SqlParameters parameters, EntryRow row) throws SQLException {
        parameters.setLong(1, row.number());
        parameters.setBytes(2, row.hash().toBytes());
        parameters.setInt(3, row.code());
        parameters.setBytes(4, row.pseudonym().toBytes());
        if (row.friend().isPresent()) {
            parameters.setBytes(5, row.friend().get().toBytes());
        } else {
            parameters.setNull(5, Types.VARBINARY);
        }
        parameters.setLong(6, row.micros());
        columns.set(parameters, 7, row.kind().orElse(null));
        parameters.setLong(8, row.first());
        parameters.setLong(9, row.second());
    }

    /** Takes out what is one member's alone; its key stays. */
    void empty(Connection connection, Pseudonym pseudonym) throws SQLException {
        String sql = "UPDATE " + TABLE + " SET code = " + FactCode.GONE
                + ", pseudonym = NULL, at_micros = 0, kind = NULL, first_part = 0, second_part = 0 WHERE pseudonym = ? AND "
                + OF_ONE;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, pseudonym.toBytes());
            statement.executeUpdate();
        }
    }

    List<AbuseEntry> page(Connection connection, long after, int limit) throws SQLException {
        String sql = "SELECT " + StoredEntry.COLUMNS + " FROM " + TABLE + " e" + StoredEntry.JOINS
                + " WHERE e.number > ? AND e.code <> " + FactCode.GONE + " ORDER BY e.number LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    /** The facts that name a member who was not erased. */
    List<AbuseEntry> page(Connection connection, Pseudonym member, long after, int limit) throws SQLException {
        String sql = "SELECT " + StoredEntry.COLUMNS + " FROM (" + numbers("pseudonym") + " UNION " + numbers("friend")
                + ") n JOIN " + TABLE + " e ON e.number = n.number" + StoredEntry.JOINS
                + " WHERE EXISTS (SELECT 1 FROM " + MemberTable.TABLE
                + " x WHERE x.pseudonym = ? AND x.member IS NOT NULL) ORDER BY e.number LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (int column = 0; column < 2; column++) {
                statement.setBytes(index++, member.toBytes());
                statement.setLong(index++, after);
                statement.setInt(index++, limit);
            }
            statement.setBytes(index++, member.toBytes());
            statement.setInt(index, limit);
            return read(statement);
        }
    }

    private static String numbers(String column) {
        return "(SELECT number FROM " + TABLE + " WHERE " + column + " = ? AND number > ? AND " + A_FACT
                + " ORDER BY number LIMIT ?)";
    }

    private List<AbuseEntry> read(PreparedStatement statement) throws SQLException {
        StoredEntry stored = new StoredEntry(columns);
        List<AbuseEntry> page = new ArrayList<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                page.add(stored.entry(found));
            }
        }
        return page;
    }
}

package io.communitykit.referral.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.internal.EntryPlace;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows that stand for entries: written, listed and deleted. What is wanted with a book comes by {@link BookQuery}. */
final class EntryTable {

    static final String TABLE = "communitykit_referral_entry";

    private static final List<String> KEY = List.of("pseudonym", "kind", "program", "entry_kind", "entry_key", "party");
    private static final List<String> ALL = List.of(
            "pseudonym", "kind", "program", "entry_kind", "entry_key", "party", "retention", "at_micros", "body");

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;

    EntryTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
    }

    /** An entry to write into a book that is locked. */
    record Write(BookName book, EntryName name, Entry entry) {}

    /** Inserts or replaces, whatever is there: the book's lock keeps others away. */
    void addWrite(SqlTrip trip, Collection<Write> writes) {
        trip.change(dialect.upsert(TABLE, ALL, KEY), writes, (parameters, write) -> {
            int index = columns.setEntry(parameters, columns.setBook(parameters, 1, write.book()), write.name());
            parameters.setInt(
                    index, StoredEntry.number(write.entry().key().kind().retention()));
            parameters.setLong(index + 1, Timestamps.toMicros(write.entry().at()));
            columns.texts()
                    .set(
                            parameters,
                            index + 2,
                            Columns.json("body of an entry", write.entry().body()));
        });
    }

    /** Nothing of a book whose owner, if it has one, is erased. */
    List<Entry> page(BookName book, Optional<Pseudonym> owner, String kind, Optional<EntryPlace> after, int limit)
            throws SQLException {
        String sql = "SELECT " + StoredEntry.COLUMNS + StoredEntry.FROM + " AND e.entry_kind = ?"
                + (owner.isPresent()
                        ? " AND NOT EXISTS (SELECT 1 FROM " + MemberTable.TABLE
                                + " o WHERE o.pseudonym = ? AND o.member IS NULL)"
                        : "")
                + (after.isPresent()
                        ? " AND e.at_micros >= ? AND (e.at_micros > ? OR e.entry_key > ?"
                                + " OR (e.entry_key = ? AND e.party > ?))"
                        : "")
                + " ORDER BY e.at_micros, e.entry_key, e.party LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            SqlParameters parameters = SqlParameters.of(statement);
            int index = columns.setBook(parameters, 1, book);
            columns.texts().set(parameters, index++, kind);
            if (owner.isPresent()) {
                parameters.setBytes(index++, owner.get().toBytes());
            }
            if (after.isPresent()) {
                index = setAfter(parameters, index, after.get());
            }
            parameters.setInt(index, limit);
            try (ResultSet found = statement.executeQuery()) {
                List<Entry> page = new ArrayList<>();
                while (found.next()) {
                    page.add(StoredEntry.of(columns, found).entry());
                }
                return page;
            }
        }
    }

    private int setAfter(SqlParameters parameters, int index, EntryPlace after) throws SQLException {
        long micros = Timestamps.toMicros(after.at());
        parameters.setLong(index, micros);
        parameters.setLong(index + 1, micros);
        columns.texts().set(parameters, index + 2, after.name().text());
        columns.texts().set(parameters, index + 3, after.name().text());
        Columns.setParty(parameters, index + 4, after.name().party());
        return index + 5;
    }

    /** Deletes what does not outlast its owner. The owner's row must be locked. */
    void deletePersonal(Pseudonym owner) throws SQLException {
        String sql = "DELETE FROM " + TABLE + " WHERE pseudonym = ? AND retention = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, owner.toBytes());
            statement.setInt(2, StoredEntry.number(Retention.PERSONAL));
            statement.executeUpdate();
        }
    }
}

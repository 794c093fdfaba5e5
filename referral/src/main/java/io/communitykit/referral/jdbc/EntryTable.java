package io.communitykit.referral.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The rows that stand for entries: written and deleted. What is wanted with a book comes by {@link BookQuery}, pages by
 * {@link EntryPage}. */
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

package io.communitykit.referral.jdbc;

import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlBatch;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.spi.BookChange;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.BookWant.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The rows that stand for books: made, locked, written and listed. */
final class BookTable {

    static final String TABLE = "communitykit_referral_book";

    /** Of a row that was made and holds nothing yet. */
    static final long MADE = 0;

    private static final List<String> KEY = List.of("pseudonym", "kind", "program");
    private static final String IS_BOOK = "(pseudonym = ? AND kind = ? AND program = ?)";

    private final Connection connection;
    private final Dialect dialect;
    private final Columns columns;

    BookTable(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.columns = new Columns(dialect);
    }

    /**
     * What is to be written into a row that is locked.
     *
     * @param name which
     * @param revision the new one
     * @param change what to write
     */
    record Write(BookName name, long revision, BookChange change) {}

    private String insertSql() {
        return dialect.insertIfAbsent(TABLE, List.of("pseudonym", "kind", "program", "revision"), KEY);
    }

    /** Makes rows for books that have none, where an insert locks no row that is there; in the order of the names. */
    void addInsert(SqlTrip trip, Collection<BookName> inOrder) {
        trip.changeIfThere(insertSql(), inOrder, this::bind);
    }

    /** Makes rows; other transactions may be doing the same. */
    void insert(Collection<BookName> inOrder) throws SQLException {
        SqlBatch.insertIfAbsent(connection, dialect, insertSql(), inOrder, this::bind);
    }

    private void bind(SqlParameters parameters, BookName row) throws SQLException {
        parameters.setLong(columns.setBook(parameters, 1, row), MADE);
    }

    /** Locks rows that exist until the transaction ends; tells their revisions. */
    void addLock(SqlTrip trip, List<BookName> inOrder, Access access, Map<BookName, Long> revisions) {
        // The owners alone would not do, but H2 finds them by its index.
        String sql = "SELECT pseudonym, kind, program, revision FROM " + TABLE + " WHERE pseudonym IN ("
                + Columns.marks(inOrder.size()) + ") AND ("
                + String.join(" OR ", Collections.nCopies(inOrder.size(), IS_BOOK))
                + ") ORDER BY pseudonym, kind, program"
                + (access == Access.CHANGE ? dialect.forUpdate() : dialect.forShare());
        trip.query(
                sql,
                parameters -> {
                    int index = 1;
                    for (BookName name : inOrder) {
                        parameters.setBytes(index++, name.owner().toBytes());
                    }
                    for (BookName name : inOrder) {
                        index = columns.setBook(parameters, index, name);
                    }
                },
                found -> {
                    while (found.next()) {
                        revisions.put(name(found), found.getLong("revision"));
                    }
                });
    }

    private BookName name(ResultSet found) throws SQLException {
        return new BookName(
                Columns.pseudonym(found),
                new BookKind(columns.required(found, "kind")),
                new ProgramId(columns.required(found, "program")));
    }

    /** Writes rows that are locked. */
    void addWrite(SqlTrip trip, Collection<Write> writes) {
        trip.update(TABLE, List.of("revision", "due_micros", "subject", "header"), KEY, writes, (parameters, write) -> {
            parameters.setLong(1, write.revision());
            if (write.change().dueAt().isPresent()) {
                parameters.setLong(2, Timestamps.toMicros(write.change().dueAt().get()));
            } else {
                parameters.setNull(2, Types.BIGINT);
            }
            columns.texts()
                    .set(
                            parameters,
                            3,
                            write.change()
                                    .book()
                                    .subject()
                                    .map(BookSubject::value)
                                    .orElse(null));
            columns.texts()
                    .set(
                            parameters,
                            4,
                            Columns.json("header of a book", write.change().header()));
            columns.setBook(parameters, 5, write.name());
        });
    }

    /** To the books of an erased member nothing happens any more. The member's row must be locked. */
    void forgetDue(Pseudonym owner) throws SQLException {
        String sql = "UPDATE " + TABLE + " SET revision = revision + 1, due_micros = NULL WHERE pseudonym = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, owner.toBytes());
            statement.executeUpdate();
        }
    }
}

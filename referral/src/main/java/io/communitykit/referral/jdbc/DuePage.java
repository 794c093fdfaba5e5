package io.communitykit.referral.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.spi.BookId;
import io.communitykit.referral.spi.BookSubject;
import io.communitykit.referral.spi.DueBook;
import io.communitykit.referral.spi.DueQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of books that are due. Behind a place it is what follows of the same instant, and what is later: two stretches of the index on kind,
 * program, instant and pseudonym, which PostgreSQL and MariaDB begin to read at the place. A condition with OR would read the instant's books
 * from its first on, of which there may be a million at the end of a month. H2 sorts what is left of a stretch for each page.
 */
final class DuePage {

    /** Not a join, which PostgreSQL may begin at the first member there is to keep the order of pseudonyms. */
    private static final String MEMBER =
            "(SELECT m.member FROM " + MemberTable.TABLE + " m WHERE m.pseudonym = b.pseudonym)";

    private static final String SELECT = "SELECT b.pseudonym, b.due_micros, b.subject, " + MEMBER + " AS member FROM "
            + BookTable.TABLE + " b WHERE b.kind = ? AND b.program = ?"
            + " AND (b.pseudonym = ? OR b.subject IS NOT NULL OR " + MEMBER + " IS NOT NULL)";

    private static final String UNTIL = " AND b.due_micros <= ? ORDER BY b.due_micros, b.pseudonym LIMIT ?";
    private static final String SAME = " AND b.due_micros = ? AND b.pseudonym > ? ORDER BY b.pseudonym LIMIT ?";

    private static final String FIRST = SELECT + UNTIL;
    private static final String BEHIND = "SELECT due.* FROM ((" + SELECT + SAME + ") UNION ALL (" + SELECT
            + " AND b.due_micros > ?" + UNTIL + ")) due ORDER BY due_micros, pseudonym LIMIT ?";

    private final Connection connection;
    private final Columns columns;
    private final DueQuery query;
    private final Pseudonym programsOwn;
    private final Optional<Pseudonym> last;

    /** The program's own book is the one of the given name. */
    DuePage(Connection connection, Dialect dialect, DueQuery query, Pseudonym programsOwn, Optional<Pseudonym> last) {
        this.connection = connection;
        this.columns = new Columns(dialect);
        this.query = query;
        this.programsOwn = programsOwn;
        this.last = last;
    }

    List<DueBook> books() throws SQLException {
        Optional<Long> place = query.after().map(it -> Columns.floor(it.at()));
        long until = Columns.floor(query.until());
        if (place.isPresent() && place.get() > until) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(place.isPresent() ? BEHIND : FIRST)) {
            SqlParameters parameters = SqlParameters.of(statement);
            int index = 1;
            if (place.isPresent()) {
                index = setSelect(parameters, index);
                parameters.setLong(index, place.get());
                parameters.setBytes(index + 1, last.orElseThrow().toBytes());
                parameters.setInt(index + 2, query.limit());
                index = setSelect(parameters, index + 3);
                parameters.setLong(index++, place.get());
                parameters.setInt(index + 2, query.limit());
            } else {
                index = setSelect(parameters, index);
            }
            parameters.setLong(index, until);
            parameters.setInt(index + 1, query.limit());
            try (ResultSet found = statement.executeQuery()) {
                return read(found);
            }
        }
    }

    private int setSelect(SqlParameters parameters, int index) throws SQLException {
        columns.texts().set(parameters, index, query.kind().name());
        columns.texts().set(parameters, index + 1, query.program().value());
        parameters.setBytes(index + 2, programsOwn.toBytes());
        return index + 3;
    }

    private List<DueBook> read(ResultSet found) throws SQLException {
        List<DueBook> due = new ArrayList<>();
        while (found.next()) {
            Optional<MemberId> owner = columns.text(found, "member").map(MemberId::new);
            Optional<BookSubject> subject = columns.text(found, "subject").map(BookSubject::new);
            BookId book = new BookId(query.kind(), query.program(), owner, subject);
            due.add(new DueBook(book, Timestamps.ofMicros(found.getLong("due_micros"))));
        }
        return due;
    }
}

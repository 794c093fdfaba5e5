package io.communitykit.referral.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.referral.internal.BookNames;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.spi.BookWant;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Books with all that is wanted of them, in one statement, so that each is as it was at one instant and all cost one round trip. A row says
 * by {@code want} of which book it is, and by {@code part} what: the owner's row, the book's, an entry by its key, or one of a range.
 */
final class BookQuery {

    private static final int OWNER = -2;
    private static final int HEAD = -1;
    private static final int KEYS = 0;

    /** So many entries are looked up one by one, which every database does by its index. */
    private static final int ONE_BY_ONE = 32;

    private static final String IS_ENTRY = "(e.entry_kind = ? AND e.entry_key = ? AND e.party = ?)";

    private final Columns columns;
    private final BookNames names;
    private final List<Found> wanted = new ArrayList<>();

    BookQuery(Columns columns, BookNames names, List<BookWant> wants) {
        this.columns = columns;
        this.names = names;
        for (BookWant want : wants) {
            wanted.add(new Found(want, names.of(want.book())));
        }
    }

    /** The books, in the order of the wants; filled once what the statement found was read. */
    List<Found> found() {
        return wanted;
    }

    String sql() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            BookWant want = wanted.get(i).want();
            if (want.book().owner().isPresent()) {
                parts.add(select(i, OWNER)
                        + "0 AS micros, NULL AS entry_kind, 0 AS retention, NULL AS entry_key, pseudonym AS party,"
                        + " member, NULL AS body FROM " + MemberTable.TABLE + " WHERE pseudonym = ?)");
            }
            parts.add(select(i, HEAD)
                    + "revision AS micros, NULL AS entry_kind, 0 AS retention, NULL AS entry_key, pseudonym AS party,"
                    + " NULL AS member, header AS body FROM " + BookTable.TABLE
                    + " WHERE pseudonym = ? AND kind = ? AND program = ?)");
            String lookUp = select(i, KEYS) + StoredEntry.COLUMNS + StoredEntry.FROM + " AND ";
            for (List<EntryKey> together : together(want)) {
                parts.add(lookUp + "(" + String.join(" OR ", Collections.nCopies(together.size(), IS_ENTRY)) + "))");
            }
            for (int range = 0; range < want.ranges().size(); range++) {
                // With the limit as a parameter PostgreSQL cannot keep one plan, and plans anew each time.
                parts.add(select(i, KEYS + 1 + range) + StoredEntry.COLUMNS + StoredEntry.FROM
                        + " AND e.entry_kind = ? AND e.at_micros >= ?"
                        + " ORDER BY e.at_micros DESC, e.entry_key DESC, e.party DESC LIMIT "
                        + want.ranges().get(range).limit() + ")");
            }
        }
        return String.join(" UNION ALL ", parts);
    }

    private static String select(int want, int part) {
        return "(SELECT " + want + " AS want, " + part + " AS part, ";
    }

    void bind(SqlParameters parameters) throws SQLException {
        int index = 1;
        for (Found each : wanted) {
            Pseudonym owner = each.name().owner();
            if (each.want().book().owner().isPresent()) {
                parameters.setBytes(index++, owner.toBytes());
            }
            index = columns.setBook(parameters, index, each.name());
            index = bindKeys(parameters, index, each);
            for (EntryRange range : each.want().ranges()) {
                index = columns.setBook(parameters, index, each.name());
                columns.texts().set(parameters, index, range.kind().name());
                parameters.setLong(index + 1, Columns.ceiling(range.since()));
                index += 2;
            }
        }
    }

    /** The keys of each part. */
    private static List<List<EntryKey>> together(BookWant want) {
        return want.keys().size() > ONE_BY_ONE
                ? List.of(want.keys())
                : want.keys().stream().map(List::of).toList();
    }

    private int bindKeys(SqlParameters parameters, int first, Found each) throws SQLException {
        int index = first;
        for (List<EntryKey> together : together(each.want())) {
            index = columns.setBook(parameters, index, each.name());
            for (EntryKey key : together) {
                EntryName entry = names.of(key);
                each.asked().put(key, entry);
                index = columns.setEntry(parameters, index, entry);
            }
        }
        return index;
    }

    void read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            Found each = wanted.get(rows.getInt("want"));
            int part = rows.getInt("part");
            if (part == OWNER) {
                each.owner(columns.text(rows, "member").isEmpty());
            } else if (part == HEAD) {
                each.head(rows.getLong("micros"), columns.text(rows, "body").map(Columns::json));
            } else if (part == KEYS) {
                each.entry(StoredEntry.of(columns, rows));
            } else {
                each.entry(part - KEYS - 1, StoredEntry.of(columns, rows));
            }
        }
    }
}

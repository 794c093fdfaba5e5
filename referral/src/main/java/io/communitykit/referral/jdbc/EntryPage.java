package io.communitykit.referral.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.BookName;
import io.communitykit.referral.internal.EntryPlace;
import io.communitykit.referral.spi.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of entries. Behind a place it is what follows of the same instant and key, of the same instant, and what is later: three stretches of
 * the index on instant, key and party. Holds end at midnight, so that one instant may have a million entries, which a condition with OR would
 * read from the first on for each page.
 */
final class EntryPage {

    private static final String NOT_ERASED =
            " AND NOT EXISTS (SELECT 1 FROM " + MemberTable.TABLE + " o WHERE o.pseudonym = ? AND o.member IS NULL)";

    private static final String SAME_KEY =
            " AND e.at_micros = ? AND e.entry_key = ? AND e.party > ? ORDER BY e.party LIMIT ?";
    private static final String SAME_INSTANT =
            " AND e.at_micros = ? AND e.entry_key > ? ORDER BY e.entry_key, e.party LIMIT ?";
    private static final String LATER = " AND e.at_micros > ? ORDER BY e.at_micros, e.entry_key, e.party LIMIT ?";
    private static final String FIRST = " ORDER BY e.at_micros, e.entry_key, e.party LIMIT ?";

    private final Connection connection;
    private final Columns columns;
    private final BookName book;
    private final Optional<Pseudonym> owner;
    private final String kind;
    private final int limit;

    /** Nothing of a book whose owner, if it has one, is erased. */
    EntryPage(
            Connection connection, Dialect dialect, BookName book, Optional<Pseudonym> owner, String kind, int limit) {
        this.connection = connection;
        this.columns = new Columns(dialect);
        this.book = book;
        this.owner = owner;
        this.kind = kind;
        this.limit = limit;
    }

    List<Entry> first() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select() + FIRST)) {
            SqlParameters parameters = SqlParameters.of(statement);
            parameters.setInt(setSelect(parameters, 1), limit);
            return read(statement);
        }
    }

    List<Entry> behind(EntryPlace place) throws SQLException {
        String select = select();
        String sql = "SELECT page.* FROM ((" + select + SAME_KEY + ") UNION ALL (" + select + SAME_INSTANT
                + ") UNION ALL (" + select + LATER + ")) page ORDER BY micros, entry_key, party LIMIT ?";
        long micros = Timestamps.toMicros(place.at());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            SqlParameters parameters = SqlParameters.of(statement);
            int index = setSelect(parameters, 1);
            parameters.setLong(index, micros);
            columns.texts().set(parameters, index + 1, place.name().text());
            Columns.setParty(parameters, index + 2, place.name().party());
            parameters.setInt(index + 3, limit);
            index = setSelect(parameters, index + 4);
            parameters.setLong(index, micros);
            columns.texts().set(parameters, index + 1, place.name().text());
            parameters.setInt(index + 2, limit);
            index = setSelect(parameters, index + 3);
            parameters.setLong(index, micros);
            parameters.setInt(index + 1, limit);
            parameters.setInt(index + 2, limit);
            return read(statement);
        }
    }

    private String select() {
        return "SELECT " + StoredEntry.COLUMNS + StoredEntry.FROM + " AND e.entry_kind = ?"
                + (owner.isPresent() ? NOT_ERASED : "");
    }

    private int setSelect(SqlParameters parameters, int first) throws SQLException {
        int index = columns.setBook(parameters, first, book);
        columns.texts().set(parameters, index++, kind);
        if (owner.isPresent()) {
            parameters.setBytes(index++, owner.get().toBytes());
        }
        return index;
    }

    private List<Entry> read(PreparedStatement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery()) {
            List<Entry> page = new ArrayList<>();
            while (found.next()) {
                page.add(StoredEntry.of(columns, found).entry());
            }
            return page;
        }
    }
}

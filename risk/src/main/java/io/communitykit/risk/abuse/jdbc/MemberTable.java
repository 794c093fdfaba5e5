package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.jdbc.TextColumns;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The rows that say whom a pseudonym stands for, the only place of ids. Written by who holds the log locked. */
final class MemberTable {

    static final String TABLE = "communitykit_abuse_member";

    private static final List<String> COLUMNS = List.of("pseudonym", "member");

    private final TextColumns columns;

    MemberTable(TextColumns columns) {
        this.columns = columns;
    }

    /** Tells of each that has a row whether it was erased. */
    void addRead(SqlTrip trip, Collection<Pseudonym> pseudonyms, Map<Pseudonym, Boolean> erased) {
        for (List<Pseudonym> some : Places.pages(pseudonyms)) {
            String sql = "SELECT pseudonym, member FROM " + TABLE + " WHERE pseudonym IN (" + Places.marks(some.size())
                    + ")";
            trip.query(sql, parameters -> Places.fill(parameters, some, Pseudonym::toBytes), found -> {
                while (found.next()) {
                    erased.put(
                            Pseudonym.fromBytes(found.getBytes("pseudonym")),
                            columns.get(found, "member").isEmpty());
                }
            });
        }
    }

    void addInsert(SqlTrip trip, Map<Pseudonym, MemberId> members) {
        trip.insert(TABLE, COLUMNS, members.entrySet(), (parameters, row) -> {
            parameters.setBytes(1, row.getKey().toBytes());
            columns.set(parameters, 2, row.getValue().value());
        });
    }

    /** A row of one who was erased, in place of the one that is there. */
    void addErase(SqlTrip trip, Pseudonym pseudonym, Map<Pseudonym, Boolean> known) {
        if (known.containsKey(pseudonym)) {
            String sql = "UPDATE " + TABLE + " SET member = NULL WHERE pseudonym = ?";
            trip.change(sql, List.of(pseudonym), (parameters, row) -> parameters.setBytes(1, row.toBytes()));
        } else {
            trip.insert(TABLE, COLUMNS, List.of(pseudonym), (parameters, row) -> {
                parameters.setBytes(1, row.toBytes());
                columns.set(parameters, 2, null);
            });
        }
    }
}

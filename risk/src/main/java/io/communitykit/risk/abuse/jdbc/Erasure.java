package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlTrip;
import io.communitykit.core.jdbc.TextColumns;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forgets a member within one transaction. */
final class Erasure {

    private Erasure() {}

    /** Whether the member was not erased before. */
    static boolean run(Connection connection, Dialect dialect, boolean seenBefore, Pseudonym pseudonym, FactHash hash)
            throws SQLException {
        TextColumns columns = new TextColumns(dialect);
        MemberTable members = new MemberTable(columns);
        Map<Pseudonym, Boolean> known = new HashMap<>();
        LogTable log = new LogTable(connection, dialect, seenBefore);
        long last = log.lock(trip -> members.addRead(trip, List.of(pseudonym), known));
        if (known.getOrDefault(pseudonym, false)) {
            return false;
        }
        EntryTable entries = new EntryTable(columns);
        entries.empty(connection, pseudonym);
        SqlTrip trip = new SqlTrip(connection, dialect);
        members.addErase(trip, pseudonym, known);
        entries.addInsert(trip, List.of(EntryRow.ofErasure(last + 1, hash, pseudonym)));
        log.addMove(trip, last + 1);
        trip.run();
        return true;
    }
}

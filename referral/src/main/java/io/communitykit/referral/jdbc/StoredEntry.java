package io.communitykit.referral.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.EntryName;
import io.communitykit.referral.internal.EntryPlace;
import io.communitykit.referral.spi.Entry;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import io.communitykit.referral.spi.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An entry as a row has it.
 *
 * @param place where it stands, under the party's pseudonym
 * @param entry the same for who asks, with the party's id unless that is erased
 */
record StoredEntry(EntryPlace place, Entry entry) {

    /** The columns of a query; {@code e} is the entry, {@code m} its party's row. */
    static final String COLUMNS =
            "e.at_micros AS micros, e.entry_kind, e.retention, e.entry_key, e.party, m.member, e.body";

    static final String FROM = " FROM " + EntryTable.TABLE + " e LEFT JOIN " + MemberTable.TABLE
            + " m ON m.pseudonym = e.party WHERE e.pseudonym = ? AND e.kind = ? AND e.program = ?";

    private static final int STAYS = 1;
    private static final int GOES = 2;

    static int number(Retention retention) {
        return retention == Retention.PERSONAL ? GOES : STAYS;
    }

    static StoredEntry of(Columns columns, ResultSet found) throws SQLException {
        Optional<Pseudonym> pseudonym = Columns.party(found);
        Optional<String> member = columns.text(found, "member");
        Optional<Party> party =
                pseudonym.map(it -> member.isPresent() ? Party.of(new MemberId(member.get())) : new Party.Erased(it));
        EntryKind kind = new EntryKind(
                columns.required(found, "entry_kind"),
                found.getInt("retention") == GOES ? Retention.PERSONAL : Retention.LEDGER);
        Entry entry = new Entry(
                new EntryKey(kind, columns.required(found, "entry_key"), party),
                Timestamps.ofMicros(found.getLong("micros")),
                Columns.json(columns.required(found, "body")));
        EntryName name = new EntryName(kind.name(), entry.key().text(), pseudonym);
        return new StoredEntry(new EntryPlace(entry.at(), name), entry);
    }
}

package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.Dialect;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.spi.AccountHead;
import io.communitykit.membership.points.spi.AccountQuery;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.TierState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists accounts and looks single ones up. */
final class AccountList {

    private final Connection connection;
    private final Columns columns;
    private final TierTable tiers;

    AccountList(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.columns = new Columns(dialect);
        this.tiers = new TierTable(dialect);
    }

    boolean isErased(Pseudonym account) throws SQLException {
        String sql = "SELECT member FROM communitykit_points_account WHERE account = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, account.toBytes());
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && columns.optionalText(found, "member").isEmpty();
            }
        }
    }

    /** One account more than the query's limit, where there are so many, to tell whether a page follows. */
    List<AccountHead> page(AccountQuery query) throws SQLException {
        String sql = "SELECT a.account, a.member, a.sequence, a.recorded_at, a.sealed, a.next_due, "
                + BalanceTable.COLUMNS + ", " + TierTable.COLUMNS
                + " FROM (SELECT account, member, sequence, recorded_at, sealed, next_due"
                + " FROM communitykit_points_account WHERE program = ? AND sequence > 0"
                + (query.after().isPresent() ? " AND account > ?" : "")
                // Of an erased account nothing is ahead.
                + (query.dueBy().isPresent() ? " AND next_due <= ?" : "")
                + " ORDER BY account LIMIT ?) a"
                // One line for each balance and one for each place, not one for each pair of them.
                + " CROSS JOIN (SELECT 0 AS part UNION ALL SELECT 1) o"
                + " LEFT JOIN communitykit_points_balance b ON b.account = a.account AND o.part = 0"
                + " LEFT JOIN communitykit_points_tier p ON p.account = a.account AND o.part = 1"
                + " ORDER BY a.account";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            columns.setText(
                    SqlParameters.of(statement), index++, query.program().value());
            if (query.after().isPresent()) {
                statement.setBytes(index++, query.after().get().toBytes());
            }
            if (query.dueBy().isPresent()) {
                statement.setLong(index++, Columns.bound(query.dueBy().get()));
            }
            statement.setInt(index, query.limit() + 1);
            try (ResultSet found = statement.executeQuery()) {
                return heads(query.program(), found);
            }
        }
    }

    private List<AccountHead> heads(ProgramId program, ResultSet found) throws SQLException {
        List<AccountHead> heads = new ArrayList<>();
        Map<CurrencyId, Pot> pots = new HashMap<>();
        Map<LadderId, TierState> places = new HashMap<>();
        boolean more = found.next();
        while (more) {
            Pseudonym account = Pseudonym.fromBytes(found.getBytes("account"));
            Optional<MemberId> member = columns.optionalText(found, "member").map(MemberId::new);
            long sequence = found.getLong("sequence");
            Instant recordedAt = Timestamps.ofMicros(found.getLong("recorded_at"));
            Optional<Instant> nextDue = Columns.optionalInstant(found, "next_due");
            long sealed = found.getLong("sealed");
            pots.clear();
            places.clear();
            do {
                Optional<String> currency = columns.optionalText(found, "currency");
                if (currency.isPresent()) {
                    pots.put(new CurrencyId(currency.get()), BalanceTable.pot(found));
                }
                Optional<LadderId> ladder = tiers.ladder(found);
                if (ladder.isPresent()) {
                    places.put(ladder.get(), tiers.place(found));
                }
                more = found.next();
            } while (more && Pseudonym.fromBytes(found.getBytes("account")).equals(account));
            heads.add(new AccountHead(account, program, member, sequence, recordedAt, nextDue, sealed, pots, places));
        }
        return heads;
    }
}

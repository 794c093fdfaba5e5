package io.communitykit.membership.points.jdbc;

import io.communitykit.core.id.Pseudonym;
import io.communitykit.core.jdbc.SqlParameters;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.spi.LotWant;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One of the selects that are joined to read lots in one round trip. */
interface LotQuery {

    /** What follows WHERE; the same text for the same shape, so that databases can keep their plans. */
    String condition();

    /** Sets the parameters of the condition; gives the index after the last. */
    int bind(SqlParameters parameters, int from, Columns columns) throws SQLException;

    /** All that was found, in no order. */
    default void found(List<Lot> lots) {}

    /** By id. */
    record Named(List<Map.Entry<Row, LotId>> ids) implements LotQuery {
        @Override
        public String condition() {
            return "(account, lot) IN (" + Columns.list("(?, ?)", ids.size()) + ")";
        }

        @Override
        public int bind(SqlParameters parameters, int from, Columns columns) throws SQLException {
            int index = from;
            for (Map.Entry<Row, LotId> each : ids) {
                parameters.setBytes(index++, each.getKey().pseudonym.toBytes());
                parameters.setLong(index++, each.getValue().toLong());
            }
            return index;
        }
    }

    /** By when something happens to them. */
    record Due(Collection<Row> rows, Instant by) implements LotQuery {
        @Override
        public String condition() {
            return "account IN (" + Columns.list("?", rows.size()) + ") AND due_at <= ?";
        }

        @Override
        public int bind(SqlParameters parameters, int from, Columns columns) throws SQLException {
            List<Pseudonym> accounts = rows.stream().map(row -> row.pseudonym).toList();
            Columns.setAccounts(parameters, from, accounts);
            parameters.setLong(from + accounts.size(), Columns.bound(by));
            return from + accounts.size() + 1;
        }
    }

    /** All with points. */
    record Open(Row row, CurrencyId currency) implements LotQuery {
        @Override
        public String condition() {
            return "account = ? AND currency = ? AND points > 0";
        }

        @Override
        public int bind(SqlParameters parameters, int from, Columns columns) throws SQLException {
            parameters.setBytes(from, row.pseudonym.toBytes());
            columns.setText(parameters, from + 1, currency.value());
            return from + 2;
        }
    }

    /** All of which points have expired at an instant or later, for the first time; those without an expiry of their own come along. */
    record Expired(Row row, LotWant.Expired want) implements LotQuery {
        @Override
        public String condition() {
            return "account = ? AND currency = ? AND expired > 0 AND lost_at >= ?";
        }

        @Override
        public int bind(SqlParameters parameters, int from, Columns columns) throws SQLException {
            parameters.setBytes(from, row.pseudonym.toBytes());
            columns.setText(parameters, from + 1, want.currency().value());
            parameters.setLong(from + 2, Columns.bound(want.since()));
            return from + 3;
        }
    }

    /** A page of those that can be spent, in an order. */
    record Spendable(Row row, RowLots.Prefix prefix) implements LotQuery {
        @Override
        public String condition() {
            return "account = ? AND currency = ? AND spendable = 1" + order(prefix.order()) + prefix.nextPage();
        }

        private static String order(ConsumptionOrder order) {
            return switch (order) {
                case EXPIRY_FIRST, PROPORTIONAL -> " ORDER BY expires_at, earned_at, lot";
                case FIFO -> " ORDER BY earned_at, lot";
                case LIFO -> " ORDER BY earned_at DESC, lot DESC";
            };
        }

        @Override
        public int bind(SqlParameters parameters, int from, Columns columns) throws SQLException {
            parameters.setBytes(from, row.pseudonym.toBytes());
            columns.setText(parameters, from + 1, prefix.currency().value());
            return from + 2;
        }

        @Override
        public void found(List<Lot> lots) {
            prefix.add(lots);
        }
    }
}

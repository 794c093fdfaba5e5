package io.communitykit.membership.points.books;

import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotShare;
import java.util.List;
import java.util.Optional;

/** What led to a number. */
public sealed interface Explanation {

    /**
     * What led to a balance: the lots and holds that make it up, with their sources, and what every kind of entry of every rule
     * has moved since the account was opened. What is due by now counts, though it may not be posted yet.
     *
     * @param currency the currency
     * @param pot the balance
     * @param lots every lot with points, in the order in which they are spent
     * @param holds the entries of holds that have not ended, oldest first
     * @param totals sums by kind and rule; together they are the balance
     * @param debts entries that made or paid debt, oldest first
     * @param due entries among all these that are due and not posted yet; their postings are numbered as if they were posted now
     */
    record OfBalance(
            CurrencyId currency,
            Pot pot,
            List<OpenLot> lots,
            List<Source> holds,
            List<Total> totals,
            List<Source> debts,
            List<Source> due)
            implements Explanation {

        /**
         * Copies the lists.
         *
         * @param currency the currency
         * @param pot the balance
         * @param lots every lot with points
         * @param holds the entries of holds that have not ended
         * @param totals sums by kind and rule
         * @param debts entries that made or paid debt
         * @param due entries among all these that are due and not posted yet
         */
        public OfBalance {
            lots = List.copyOf(lots);
            holds = List.copyOf(holds);
            totals = List.copyOf(totals);
            debts = List.copyOf(debts);
            due = List.copyOf(due);
        }
    }

    /**
     * What led to an entry: the rule and edition that decided, and for points that left, the lots they came from.
     *
     * @param source the entry
     * @param lots the lots that it moved, with their sources
     */
    record OfEntry(Source source, List<MovedLot> lots) implements Explanation {

        /**
         * Copies the list.
         *
         * @param source the entry
         * @param lots the lots that it moved
         */
        public OfEntry {
            lots = List.copyOf(lots);
        }
    }

    /**
     * A lot and the entry that opened it.
     *
     * @param lot the lot
     * @param source the entry
     */
    record OpenLot(Lot lot, Source source) {}

    /**
     * So many points of a lot, and the entry that opened it.
     *
     * @param share the points
     * @param source the entry
     */
    record MovedLot(LotShare share, Source source) {}

    /**
     * What entries of one kind and rule have moved.
     *
     * @param kind the kind
     * @param rule the rule; empty for commands and what came about by itself
     * @param entries how many
     * @param moved what they moved together
     */
    record Total(EntryKind kind, Optional<RuleId> rule, long entries, Balance moved) {}
}

package io.communitykit.membership.points.books;

import io.communitykit.core.time.TimeRange;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Posting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What moved on an account in a stretch of time, so that opening and movements make up closing. What is due by now counts,
 * though it may not be posted yet.
 *
 * @param account the account
 * @param range the stretch; its end is not in it
 * @param axis by which time postings are placed
 * @param currencies one part for each currency that ever moved until the end, in the order of their ids
 * @param due what in these numbers is due and not posted yet, numbered as it would be if it were posted now
 */
public record Statement(AccountId account, TimeRange range, TimeAxis axis, List<Part> currencies, List<Posting> due) {

    /**
     * Copies the lists.
     *
     * @param account the account
     * @param range the stretch
     * @param axis by which time postings are placed
     * @param currencies one part for each currency
     * @param due what in these numbers is due and not posted yet
     */
    public Statement {
        currencies = List.copyOf(currencies);
        due = List.copyOf(due);
    }

    /**
     * One currency.
     *
     * @param currency the currency
     * @param opening what the account had at the start
     * @param movements what entries of each kind moved in all, in the order of the kinds
     * @param closing what it had at the end
     */
    public record Part(CurrencyId currency, Balance opening, Map<EntryKind, Balance> movements, Balance closing) {

        /**
         * Copies the map.
         *
         * @param currency the currency
         * @param opening what the account had at the start
         * @param movements what entries of each kind moved in all
         * @param closing what it had at the end
         */
        public Part {
            movements = Collections.unmodifiableMap(new TreeMap<>(movements));
        }
    }
}

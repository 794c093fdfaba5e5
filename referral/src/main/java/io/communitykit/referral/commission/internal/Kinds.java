package io.communitykit.referral.commission.internal;

import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.OrderId;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.spi.BookKind;
import io.communitykit.referral.spi.EntryKey;
import io.communitykit.referral.spi.EntryKind;
import io.communitykit.referral.spi.EntryKind.Retention;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What stands in a promoter's book, and under which keys. Orders, periods, statements and facts are found by their keys; the lines of a
 * statement by kinds of its period, so that a page of them is one range of an index.
 */
public final class Kinds {

    /** The book of a promoter. */
    public static final BookKind BOOK = new BookKind("commission");

    private static final EntryKind ORDER = new EntryKind("order", Retention.LEDGER);
    private static final EntryKind PERIOD = new EntryKind("period", Retention.LEDGER);
    /** Closed statements. */
    public static final EntryKind STATEMENT = new EntryKind("statement", Retention.LEDGER);

    private static final EntryKind FACT = new EntryKind("fact", Retention.LEDGER);
    private static final EntryKind YEAR = new EntryKind("year", Retention.LEDGER);

    /** How many orders of a buyer have earned; names the buyer. */
    static final EntryKind BUYER = new EntryKind("buyer", Retention.PERSONAL);

    private Kinds() {}

    /**
     * The kinds that are of no period.
     *
     * @return in the order in which they are listed
     */
    static List<EntryKind> fixed() {
        return List.of(ORDER, PERIOD, STATEMENT, FACT, YEAR, BUYER);
    }

    /**
     * Where an order stands.
     *
     * @param order which
     * @return its key
     */
    public static EntryKey order(OrderId order) {
        return EntryKey.of(ORDER, order.value());
    }

    /**
     * Where the volume of a period stands.
     *
     * @param period its first day
     * @return its key
     */
    public static EntryKey period(LocalDate period) {
        return EntryKey.of(PERIOD, period.toString());
    }

    /**
     * Where a closed statement stands.
     *
     * @param period its first day
     * @return its key
     */
    public static EntryKey statement(LocalDate period) {
        return EntryKey.of(STATEMENT, period.toString());
    }

    /**
     * Where a year's fee stands.
     *
     * @param year which year
     * @return its key
     */
    public static EntryKey year(int year) {
        return EntryKey.of(YEAR, Integer.toString(year));
    }

    /**
     * Where a task, a fee or an enrolment stands.
     *
     * @param key the fact
     * @return its key
     */
    public static EntryKey fact(IdempotencyKey key) {
        return EntryKey.of(FACT, FactKeys.of(key));
    }

    /**
     * Lines that came to a statement as they were decided.
     *
     * @param period the statement's first day
     * @return their kind
     */
    public static EntryKind lines(LocalDate period) {
        return of("line-", period);
    }

    /**
     * Commission of orders whose hold ends within a statement.
     *
     * @param period the statement's first day
     * @return their kind
     */
    public static EntryKind held(LocalDate period) {
        return of("hold-", period);
    }

    /**
     * Adjustments of tiers whose hold ends within a statement.
     *
     * @param period the statement's first day
     * @return their kind
     */
    public static EntryKind tiers(LocalDate period) {
        return of("tier-", period);
    }

    private static EntryKind of(String prefix, LocalDate period) {
        return new EntryKind(prefix + DateTimeFormatter.BASIC_ISO_DATE.format(period), Retention.LEDGER);
    }
}

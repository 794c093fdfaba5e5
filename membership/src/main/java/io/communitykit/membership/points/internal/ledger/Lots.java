package io.communitykit.membership.points.internal.ledger;

import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EntryKind;
import io.communitykit.membership.points.Pot;
import io.communitykit.membership.points.Shift;
import io.communitykit.membership.points.internal.Spans;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotTerms;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What several movements of lots have in common. */
final class Lots {

    private Lots() {}

    /** Each once, in their order. */
    static Set<LotId> idsOf(List<LotShare> shares) {
        Set<LotId> ids = new LinkedHashSet<>();
        for (LotShare share : shares) {
            ids.add(share.lot());
        }
        return ids;
    }

    /** Makes pending lots active, whose new terms are in the shares; they pay debt first. */
    static void activate(AccountBook book, CurrencyId currency, long points, List<LotShare> shares, Instant at) {
        enterActive(book, currency, points, shares);
        settleActive(book, currency, shares, at);
    }

    /** The same for a fact that may come late: what is over by now pays nothing. */
    static void activateLate(AccountBook book, CurrencyId currency, long points, List<LotShare> shares, Instant at) {
        enterActive(book, currency, points, shares);
        if (book.pot(currency).debt() > 0) {
            book.expireNew(currency);
        }
        settleActive(book, currency, shares, at);
    }

    private static void enterActive(AccountBook book, CurrencyId currency, long points, List<LotShare> shares) {
        if (!shares.isEmpty()) {
            book.enter(currency, EntryKind.ACTIVATE, new Shift(points, -points, 0, 0), shares);
        }
    }

    private static void settleActive(AccountBook book, CurrencyId currency, List<LotShare> shares, Instant at) {
        if (!shares.isEmpty()) {
            book.repay(currency, shares);
            keepAlive(book, currency, at);
        }
    }

    /**
     * The member earned or spent: a balance that lapses with inactivity lives on; for good under an edition that knows no
     * inactivity.
     */
    static void touch(AccountBook book, CurrencyId currency, Instant activity) {
        Optional<Instant> lapse = DayBoundary.lapse(book, currency, activity);
        if (lapse.isPresent()) {
            book.change(currency, pot -> pot.active(lapse.get()));
        } else if (book.pot(currency).lapsesAt().isPresent()
                || book.pot(currency).lapsedAt().isPresent()) {
            book.change(currency, pot -> pot.activeForGood(activity));
        }
    }

    /** Points came back without an activity: a balance without a time to lapse gets one. */
    static void keepAlive(AccountBook book, CurrencyId currency, Instant at) {
        Pot pot = book.pot(currency);
        if (pot.available() > 0 && pot.lapsesAt().isEmpty()) {
            Optional<Instant> lapse = DayBoundary.lapse(book, currency, at);
            book.change(currency, known -> known.lapsing(lapse));
        }
    }

    /**
     * The terms of points that come back to a lot: those they had when they left, or those of the points that are there, where
     * these end later. Of a lot without points no more is known than when it was lost for the first time, so it does not
     * matter whether it is still remembered. What lapses with its balance, and was away when the balance lapsed, lapsed with
     * it, unless the member has been active since.
     */
    static LotTerms back(Pot pot, Optional<Lot> lot, LotTerms left) {
        Optional<Instant> lapsed = left.expiry() instanceof LotExpiry.Inactive ? pot.lapsedAt() : Optional.empty();
        LotTerms back = lapsed.map(left::lapsed).orElse(left);
        return lot.filter(known -> !known.closed())
                .map(known -> known.points() > 0
                        ? later(known.terms(), back)
                        : back.lostBefore(known.terms().lostSince()))
                .orElse(back);
    }

    /** The later end of the two, and what either remembers of an earlier one. */
    static LotTerms later(LotTerms own, LotTerms back) {
        boolean ownEnds = LotExpiry.soonestFirst().compare(own.expiry(), back.expiry()) > 0;
        LotTerms longer = ownEnds ? own : back;
        LotTerms shorter = ownEnds ? back : own;
        if (longer.expiry().equals(shorter.expiry()) && longer.firstLost().equals(shorter.firstLost())) {
            return longer;
        }
        return longer.lostBefore(shorter.lostSince());
    }

    /** The first instant after the last day of a span that begins with the day of an instant. */
    static Instant endOf(Period span, Instant from, ZoneId zone) {
        return Spans.startOf(CalendarWindow.dayOf(from, zone).plus(span).plusDays(1), zone);
    }
}

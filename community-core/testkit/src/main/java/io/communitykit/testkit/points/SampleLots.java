package io.communitykit.testkit.points;

import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.core.time.Timestamps;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.Hold;
import io.communitykit.membership.points.lot.Lot;
import io.communitykit.membership.points.lot.LotExpiry;
import io.communitykit.membership.points.lot.LotId;
import io.communitykit.membership.points.lot.LotShare;
import io.communitykit.membership.points.lot.LotState;
import io.communitykit.membership.points.lot.LotTerms;
import io.communitykit.membership.points.spi.LotWant;
import io.communitykit.membership.points.spi.Origin;
import io.communitykit.membership.points.spi.Want;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lots, holds and wants for tests. */
final class SampleLots {

    static final Instant DAY_0 = Instant.parse("2026-03-01T00:00:00Z");

    /** Every kind of rule, with and without its options. */
    static final List<ExpiryRule> RULES = rules();

    private SampleLots() {}

    static Instant day(long number) {
        return DAY_0.plus(Duration.ofDays(number));
    }

    static LotTerms active(Instant earned, LotExpiry expiry) {
        return new LotTerms(earned, LotState.Active.INSTANCE, expiry);
    }

    static LotExpiry at(Instant instant) {
        return new LotExpiry.At(instant);
    }

    /** In the currency that most tests use, nothing of it expired. */
    static Lot lot(int entry, long points, LotTerms terms) {
        return new Lot(new LotId(1, entry), SampleFact.POINTS, points, 0, terms);
    }

    /** Active, earned at the epoch, and lost on a day. */
    static Lot until(int entry, long points, long day) {
        return lot(entry, points, active(Instant.EPOCH, at(day(day))));
    }

    static LotShare share(Lot lot, long points) {
        return new LotShare(lot.id(), points, lot.terms());
    }

    static Hold hold(IdempotencyKey key, Optional<Instant> releaseAt, LotShare... shares) {
        long points = 0;
        for (LotShare share : shares) {
            points += share.points();
        }
        return new Hold(
                key,
                SampleFact.POINTS,
                points,
                Optional.of(new Subject("order \u8ba2\u5355 \ud83c\udf81")),
                releaseAt,
                List.of(shares));
    }

    static Want want(AccountId account, LotWant... lots) {
        return new Want(
                account,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                List.of(lots),
                Optional.empty(),
                Optional.empty());
    }

    static Want want(AccountId account, Instant dueBy, LotWant... lots) {
        return Want.due(account, dueBy).with(List.of(lots));
    }

    static Want held(AccountId account, IdempotencyKey key) {
        return new Want(
                account, Optional.empty(), Set.of(), Optional.empty(), List.of(), Optional.of(key), Optional.empty());
    }

    static Want origin(AccountId account, Origin origin) {
        return Want.balances(account).with(origin);
    }

    /** Lots that differ in every field, in states and expiries of every kind, at the ends of their ranges too. */
    static List<Lot> ofEveryKind() {
        List<LotState> states = new ArrayList<>(
                List.of(LotState.Active.INSTANCE, new LotState.Pending(day(3)), new LotState.Pending(Timestamps.MIN)));
        for (ExpiryRule rule : RULES) {
            states.add(new LotState.Waiting(new EventType("x".repeat(100)), day(4), rule));
        }
        List<LotExpiry> expiries = List.of(
                LotExpiry.Never.INSTANCE,
                LotExpiry.Inactive.INSTANCE,
                at(day(30).plusNanos(1_000)),
                at(Timestamps.MIN),
                at(Timestamps.MAX));
        List<Lot> lots = new ArrayList<>();
        for (LotState state : states) {
            for (LotExpiry expiry : expiries) {
                Instant earned = lots.size() % 2 == 0 ? DAY_0.minusNanos(1_000) : Timestamps.MAX;
                long points = lots.size() % 3 == 0 ? Long.MAX_VALUE : lots.size() % 3;
                lots.add(new Lot(
                        new LotId(1, lots.size()),
                        SampleFact.POINTS,
                        points,
                        1 + lots.size(),
                        new LotTerms(earned, state, expiry, firstLost(lots.size()))));
            }
        }
        lots.add(new Lot(
                new LotId(1, 4_095),
                SampleFact.POINTS,
                5,
                Long.MAX_VALUE,
                active(Instant.EPOCH, LotExpiry.Never.INSTANCE)));
        return lots;
    }

    private static Optional<Instant> firstLost(int number) {
        return number % 4 == 1 ? Optional.of(DAY_0.plusNanos(1_000L * number)) : Optional.empty();
    }

    private static List<ExpiryRule> rules() {
        List<ExpiryRule> rules = new ArrayList<>();
        rules.add(ExpiryRule.Never.INSTANCE);
        Period span = Period.of(1, 2, 3);
        rules.add(new ExpiryRule.After(span, Optional.empty()));
        rules.add(new ExpiryRule.Inactivity(span, Optional.empty()));
        for (CalendarWindow.Period period : CalendarWindow.Period.values()) {
            rules.add(new ExpiryRule.After(span, Optional.of(period)));
            rules.add(new ExpiryRule.Inactivity(Period.ofDays(1), Optional.of(period)));
            rules.add(new ExpiryRule.EndOf(period, 100));
        }
        return List.copyOf(rules);
    }
}

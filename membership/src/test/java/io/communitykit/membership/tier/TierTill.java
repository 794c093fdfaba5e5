package io.communitykit.membership.tier;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.LotPolicy;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A till whose points climb one ladder. */
final class TierTill {

    static final LadderId LADDER = new LadderId("level");
    static final Tier SILVER = new Tier(new TierId("silver"), 50, 40);
    static final Tier GOLD = new Tier(new TierId("gold"), 200, 150);

    final Till till;

    private TierTill(Till till) {
        this.till = till;
    }

    /** Silver from 50 points that came in (kept with 40), gold from 200 (kept with 150). */
    static TierTill of(String zone, Window window, Climb.Upgrade upgrade, Validity validity, Downgrade downgrade) {
        return of(zone, List.of(SILVER, GOLD), window, upgrade, validity, downgrade);
    }

    static TierTill of(
            String zone,
            List<Tier> tiers,
            Window window,
            Climb.Upgrade upgrade,
            Validity validity,
            Downgrade downgrade) {
        Climb climb =
                new Climb(new Measure.Earned(Till.POINTS), window, upgrade, validity, downgrade, Optional.empty());
        PointsProgram.Builder program = Till.program(zone, LotPolicy.DEFAULT)
                .tiers(new TierProgram(
                        new PolicyVersion("1"), List.of(new TierLadder(LADDER, tiers, Optional.of(climb)))));
        return new TierTill(Till.of(program));
    }

    /** A tier that is kept for so long and then looked at, for what came in within so long before. */
    static TierTill term(String zone, String term, String window, Downgrade downgrade) {
        return of(
                zone,
                new Window.Rolling(Period.parse(window)),
                Climb.Upgrade.AT_ONCE,
                new Validity.Term(Period.parse(term)),
                downgrade);
    }

    /** A tier that follows what ever came in. */
    static TierTill continuous() {
        return of("UTC", Window.Lifetime.INSTANCE, Climb.Upgrade.AT_ONCE, Validity.Continuous.INSTANCE, Downgrade.FULL);
    }

    /** A tier that follows what ever came in, of accounts that begin with so many points. */
    static TierTill startingWith(long points) {
        Climb climb = new Climb(
                new Measure.Earned(Till.POINTS),
                Window.Lifetime.INSTANCE,
                Climb.Upgrade.AT_ONCE,
                Validity.Continuous.INSTANCE,
                Downgrade.FULL,
                Optional.empty());
        PolicyVersion version = new PolicyVersion("1");
        return new TierTill(Till.of(PointsProgram.builder(new ProgramId("shop"), version, ZoneOffset.UTC)
                .currency(new PointsCurrency(Till.POINTS, points, 0, Optional.of(LotPolicy.DEFAULT)))
                .tiers(new TierProgram(
                        version, List.of(new TierLadder(LADDER, List.of(SILVER, GOLD), Optional.of(climb)))))));
    }

    TierTill at(String instant) {
        till.at(instant);
        return this;
    }

    Tiers tiers() {
        return Tiers.builder(till.program(), till.store()).clock(till::now).build();
    }

    TierStanding standing() {
        return tiers().standing(till.member(), LADDER).orElseThrow();
    }

    AccountResult lock(String id, TierId tier, Optional<Instant> until, Instant occurredAt) {
        return tiers().execute(new TierCommand.Lock(
                Till.key(id), till.member(), LADDER, tier, TierLock.Hold.EXACTLY, Till.reason(), until, occurredAt));
    }

    /** Posts what is due and tells the history, such as {@code 2026-03-01T00:00:00Z lowered gold to silver at 60}. */
    List<String> history() {
        till.run();
        return tiers().history(till.member()).stream()
                .map(event -> event.at() + " " + line(event.change()))
                .toList();
    }

    private static String line(TierChange change) {
        String from = change.from().map(TierId::value).orElse("none");
        String to = change.to().map(TierId::value).orElse("none");
        return change.kind().code() + " " + (from.equals(to) ? to : from + " to " + to) + " at " + change.value();
    }
}

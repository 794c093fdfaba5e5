package io.communitykit.testkit.points.simulation;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierOffer;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.Validity;
import io.communitykit.membership.tier.Window;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Draws the ladders of a program: one that follows a balance, and one that is climbed by what comes in over a window, with a
 * threshold to keep a tier, reviews, grace and notice.
 *
 * @param dice draws
 */
record RandomLadders(Dice dice) {

    static final LadderId LEVEL = new LadderId("level");
    static final LadderId CLUB = new LadderId("club");
    static final TierId SILVER = new TierId("silver");
    static final TierId GOLD = new TierId("gold");
    static final TierId BLACK = new TierId("black");
    static final RuleId TIME = new RuleId("silver-time");

    TierProgram draw(PolicyVersion version) {
        TierLadder level = new TierLadder(
                LEVEL,
                dice.one(RandomPrograms.GROWTH, RandomPrograms.POINTS),
                List.of(new Tier(SILVER, dice.one(0, 20, 40)), new Tier(GOLD, 90)));
        long enter = dice.between(10, 60);
        List<Tier> tiers = List.of(
                new Tier(SILVER, enter, enter / dice.between(1, 3)),
                new Tier(GOLD, enter * 2, enter),
                new Tier(BLACK, enter * 5, enter * 2));
        TierOffer offer = new TierOffer(
                TIME,
                RandomPrograms.POINTS,
                dice.between(1, 20),
                CLUB,
                SILVER,
                dice.one(Period.ofDays(3), Period.ofMonths(1)));
        return new TierProgram(
                version, List.of(level, new TierLadder(CLUB, tiers, Optional.of(climb()))), List.of(offer));
    }

    private Climb climb() {
        Measure measure = new Measure.Earned(dice.one(RandomPrograms.GROWTH, RandomPrograms.POINTS));
        Window window = window();
        boolean periods = window instanceof Window.Calendar || window instanceof Window.Anniversary;
        Climb.Upgrade upgrade = periods && dice.percent(25) ? Climb.Upgrade.PERIOD_END : Climb.Upgrade.AT_ONCE;
        Validity validity = validity(window, upgrade);
        Period grace = dice.one(Period.ZERO, Period.ofDays(2), Period.ofDays(20));
        Downgrade.Step step = dice.one(Downgrade.Step.FULL, Downgrade.Step.ONE_STEP, Downgrade.Step.ONE_STEP);
        if (validity instanceof Validity.Continuous && step == Downgrade.Step.ONE_STEP && grace.isZero()) {
            grace = Period.ofDays(1);
        }
        Optional<Period> notice =
                dice.percent(60) ? Optional.of(dice.one(Period.ofDays(1), Period.ofDays(14))) : Optional.empty();
        return new Climb(measure, window, upgrade, validity, new Downgrade(step, grace), notice);
    }

    private Window window() {
        return switch (dice.between(0, 5)) {
            case 0, 1 -> new Window.Rolling(dice.one(Period.ofDays(10), Period.ofMonths(1), Period.ofMonths(3)));
            case 2, 3 ->
                new Window.Calendar(
                        dice.one(CalendarWindow.Period.WEEK, CalendarWindow.Period.MONTH), Window.Calendar.NEW_YEAR);
            case 4 ->
                dice.percent(50)
                        ? new Window.Anniversary(dice.between(1, 3))
                        : new Window.Calendar(CalendarWindow.Period.YEAR, MonthDay.of(11, 1));
            default -> dice.percent(50) ? Window.SinceTierStart.INSTANCE : Window.Lifetime.INSTANCE;
        };
    }

    private Validity validity(Window window, Climb.Upgrade upgrade) {
        boolean periods = window instanceof Window.Calendar || window instanceof Window.Anniversary;
        if (upgrade == Climb.Upgrade.PERIOD_END || (periods && dice.percent(50))) {
            return new Validity.PeriodEnd(dice.between(0, 1));
        } else if (window instanceof Window.SinceTierStart || dice.percent(40)) {
            return new Validity.Term(dice.one(Period.ofDays(7), Period.ofMonths(1)));
        }
        return Validity.Continuous.INSTANCE;
    }
}

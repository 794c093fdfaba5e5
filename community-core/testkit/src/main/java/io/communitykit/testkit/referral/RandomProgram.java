package io.communitykit.testkit.referral;

import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Side;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.OnLimit;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.ReviewRule;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws a referral program with everything that programs have. */
final class RandomProgram {

    static final Currency CNY = Currency.getInstance("CNY");
    static final RewardUnit MONEY = RewardUnit.money(CNY);
    static final RewardUnit POINTS = new RewardUnit(RewardUnit.Kind.POINTS, "points");
    static final long MINIMUM = 1_000;
    static final RuleId LADDER = new RuleId("ladder");

    private final SplittableRandom random;
    /** Whether nothing limits what is paid, so that it can be said to the cent. */
    private final boolean limited;

    RandomProgram(SplittableRandom random) {
        this.random = random;
        this.limited = random.nextBoolean();
    }

    /** Another edition: other ladders and holds, and another way to take back; the same caps and budgets. */
    ReferralProgram next(ReferralProgram before) {
        long percent = 50L + random.nextInt(150);
        List<RewardRule> rules = before.rules().stream()
                .map(rule -> new RewardRule(
                        rule.id(),
                        rule.counts(),
                        rule.unit(),
                        new Ladder(
                                rule.ladder().mode(),
                                rule.ladder().steps().stream()
                                        .map(step -> new Ladder.Step(step.at(), step.amount() * percent / 100))
                                        .toList()),
                        rule.scope(),
                        rule.caps(),
                        random.nextBoolean() ? rule.clawback() : pick(Clawback.values())))
                .toList();
        return new ReferralProgram(
                new PolicyVersion("2"),
                before.program(),
                before.zone(),
                before.runs(),
                before.qualification(),
                new HoldRule(pick(HoldRule.From.values()), Duration.ofDays(random.nextInt(8)), Duration.ofDays(10)),
                before.review(),
                before.coolDown(),
                rules,
                before.budgets(),
                before.economics());
    }

    ReferralProgram draw(String name) {
        List<RewardRule> rules = new ArrayList<>();
        rules.add(rule(LADDER.value(), new RewardRule.Counts.Referrals(Side.REFERRER), MONEY, ladder(), true));
        rules.add(rule(
                "welcome",
                new RewardRule.Counts.Referrals(Side.FRIEND),
                random.nextBoolean() ? MONEY : POINTS,
                new Ladder(LadderMode.CUMULATIVE_TARGET, List.of(new Ladder.Step(1, 300))),
                true));
        rules.add(rule(
                "share",
                new RewardRule.Counts.Facts(EventType.CONTENT_SHARED, Optional.empty()),
                POINTS,
                new Ladder(LadderMode.PER_REFERRAL_MARGINAL, List.of(new Ladder.Step(1, 5))),
                false));
        return new ReferralProgram(
                new PolicyVersion("1"),
                new ProgramId(name),
                ZoneId.of("Asia/Shanghai"),
                Optional.empty(),
                new Qualification(
                        Qualification.On.ORDER,
                        pick(Qualification.Orders.values()),
                        MINIMUM,
                        CNY,
                        random.nextBoolean() ? Optional.of(Duration.ofDays(20)) : Optional.empty()),
                new HoldRule(pick(HoldRule.From.values()), Duration.ofDays(random.nextInt(8)), Duration.ofDays(10)),
                new ReviewRule(Duration.ofDays(3), pick(ReviewRule.Timeout.values())),
                random.nextInt(3) == 0 ? Optional.of(Duration.ofHours(30)) : Optional.empty(),
                rules,
                limited && random.nextBoolean()
                        ? List.of(new ProgramBudget(MONEY, random.nextInt(8_000), pick(OnLimit.values())))
                        : List.of(),
                Optional.empty());
    }

    private Ladder ladder() {
        return switch (pick(LadderMode.values())) {
            case CUMULATIVE_TARGET ->
                new Ladder(LadderMode.CUMULATIVE_TARGET, List.of(new Ladder.Step(1, 500), new Ladder.Step(3, 2_000)));
            case MILESTONE_ADDITIVE ->
                new Ladder(LadderMode.MILESTONE_ADDITIVE, List.of(new Ladder.Step(1, 500), new Ladder.Step(3, 2_000)));
            case PER_REFERRAL_MARGINAL ->
                new Ladder(
                        LadderMode.PER_REFERRAL_MARGINAL,
                        random.nextBoolean()
                                ? List.of(new Ladder.Step(1, 500))
                                : List.of(new Ladder.Step(1, 500), new Ladder.Step(4, 700)));
            case PER_REFERRAL_RETROACTIVE ->
                new Ladder(
                        LadderMode.PER_REFERRAL_RETROACTIVE, List.of(new Ladder.Step(1, 500), new Ladder.Step(3, 900)));
            case EVERY_N -> new Ladder(LadderMode.EVERY_N, List.of(new Ladder.Step(2, 1_100)));
        };
    }

    private RewardRule rule(String id, RewardRule.Counts counts, RewardUnit unit, Ladder ladder, boolean mayQueue) {
        List<RewardCap> caps = limited ? caps(mayQueue) : List.of();
        return new RewardRule(new RuleId(id), counts, unit, ladder, CountScope.LIFETIME, caps, pick(Clawback.values()));
    }

    private List<RewardCap> caps(boolean mayQueue) {
        List<RewardCap> caps = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            caps.add(new RewardCap(
                    RewardCap.Measure.AMOUNT_PER_REFERRAL,
                    200 + random.nextInt(800),
                    Optional.empty(),
                    random.nextBoolean() ? OnLimit.FORFEIT : OnLimit.PARTIAL));
        }
        if (random.nextInt(2) == 0) {
            OnLimit onLimit = mayQueue ? pick(OnLimit.values()) : OnLimit.PARTIAL;
            caps.add(new RewardCap(RewardCap.Measure.AMOUNT, random.nextInt(2_500), Optional.of(window()), onLimit));
        }
        if (random.nextInt(4) == 0) {
            caps.add(new RewardCap(RewardCap.Measure.COUNT, random.nextInt(4), Optional.of(window()), OnLimit.FORFEIT));
        }
        if (random.nextInt(4) == 0) {
            caps.add(new RewardCap(RewardCap.Measure.AMOUNT, random.nextInt(6_000), Optional.empty(), OnLimit.PARTIAL));
        }
        return caps;
    }

    private CalendarWindow window() {
        return switch (random.nextInt(3)) {
            case 0 -> CalendarWindow.Period.DAY;
            case 1 -> CalendarWindow.Period.MONTH;
            default -> new CalendarWindow.Rolling(5);
        };
    }

    private <T> T pick(T[] all) {
        return all[random.nextInt(all.length)];
    }
}

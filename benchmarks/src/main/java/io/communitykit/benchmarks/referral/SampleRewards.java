package io.communitykit.benchmarks.referral;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A program with a ladder, a cap a month and a budget, and friends of one referrer who each pay an order, a minute after another. */
final class SampleRewards {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Ladder LADDER = new Ladder(
            LadderMode.PER_REFERRAL_MARGINAL,
            List.of(new Ladder.Step(1, 500), new Ladder.Step(10, 700), new Ladder.Step(100, 1_000)));

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final MemberId REFERRER = new MemberId("referrer");

    private SampleRewards() {}

    static ReferralProgram program() {
        RewardUnit money = RewardUnit.money(CNY);
        RewardCap month = new RewardCap(
                RewardCap.Measure.AMOUNT,
                1_000_000_000_000L,
                Optional.of(CalendarWindow.Period.MONTH),
                OnLimit.PARTIAL);
        RewardRule cash = new RewardRule(
                new RuleId("cash"),
                new RewardRule.Counts.Referrals(Side.REFERRER),
                money,
                LADDER,
                CountScope.NEW,
                List.of(month),
                Clawback.NET_NEXT_PAYOUT);
        return new ReferralProgram(
                new PolicyVersion("1"),
                new ProgramId("spring"),
                ZoneOffset.UTC,
                Optional.empty(),
                new Qualification(Qualification.On.ORDER, Qualification.Orders.FIRST, 1_000, CNY, Optional.empty()),
                new HoldRule(HoldRule.From.RECEIPT, Duration.ofDays(7), Duration.ofDays(15)),
                new ReviewRule(Duration.ofDays(3), ReviewRule.Timeout.REFUSE),
                Optional.empty(),
                List.of(cash),
                List.of(new ProgramBudget(money, 1_000_000_000_000_000L, OnLimit.PARTIAL)),
                Optional.empty());
    }

    static Credit credit() {
        return new Credit(
                new Promoter(REFERRER, PromoterKind.REFERRAL), Strength.TYPED_CODE, new ChannelId("wechat"), START);
    }

    static PaidOrder order(int number) {
        String id = "order-" + number;
        return new PaidOrder(
                new IdempotencyKey(new EventSource("shop"), new EventId(id)),
                new OrderId(id),
                new MemberId("friend-" + number),
                CNY,
                List.of(OrderLine.of(new LineId("1"), 3_900)),
                START.plus(Duration.ofMinutes(number)));
    }

    static OrderAttribution attribution(PaidOrder order) {
        return new OrderAttribution(
                order.order(),
                order.buyer(),
                order.at(),
                1,
                Optional.of(credit()),
                Optional.empty(),
                List.of(),
                new PolicyVersion("1"));
    }
}

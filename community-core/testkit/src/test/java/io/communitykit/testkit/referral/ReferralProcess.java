package io.communitykit.testkit.referral;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
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
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.RewardPayout;
import io.communitykit.testkit.killed.KilledShop;
import io.communitykit.testkit.killed.PaidTable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A process to be killed: friends pay, are rewarded at once, and some pay nothing after all; it says after each friend how many are done. */
final class ReferralProcess {

    static final int REFERRERS = 7;

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LineId LINE = new LineId("1");
    private static final HoldRule AT_ONCE = new HoldRule(HoldRule.From.PAYMENT, Duration.ZERO, Duration.ofDays(1));

    private ReferralProcess() {}

    static ReferralProgram program(HoldRule hold) {
        return new ReferralProgram(
                new PolicyVersion("1"),
                new ProgramId("killed"),
                ZoneId.of("Asia/Shanghai"),
                Optional.empty(),
                new Qualification(Qualification.On.ORDER, Qualification.Orders.FIRST, 1_000, CNY, Optional.empty()),
                hold,
                new ReviewRule(Duration.ofDays(1), ReviewRule.Timeout.REFUSE),
                Optional.empty(),
                List.of(new RewardRule(
                        new RuleId("ladder"),
                        new RewardRule.Counts.Referrals(Side.REFERRER),
                        RewardUnit.money(CNY),
                        new Ladder(
                                LadderMode.PER_REFERRAL_MARGINAL,
                                List.of(new Ladder.Step(1, 500), new Ladder.Step(3, 700))),
                        CountScope.NEW,
                        List.of(),
                        Clawback.NEGATIVE_BALANCE)),
                List.of(new ProgramBudget(RewardUnit.money(CNY), 1_000_000_000, OnLimit.PARTIAL)),
                Optional.empty());
    }

    /** Tells friends one after the other. The clock is each friend's own, so that told again they are told at the same instants. */
    static final class Shop implements KilledShop.Told {
        private final Referrals referrals;
        private Instant now = START;

        Shop(BookStore store, PaidTable paid) {
            this.referrals = Referrals.builder(program(AT_ONCE), store, new Wallet(paid))
                    .clock(() -> now)
                    .build();
        }

        Referrals referrals() {
            return referrals;
        }

        @Override
        public void step(int number) {
            now = START.plus(Duration.ofMinutes(number));
            MemberId friend = new MemberId("friend" + number);
            Credit credit = new Credit(
                    new Promoter(referrer(number), PromoterKind.REFERRAL),
                    Strength.TYPED_CODE,
                    new ChannelId("wechat"),
                    START);
            PaidOrder order = new PaidOrder(
                    key("paid" + number),
                    new OrderId("o" + number),
                    friend,
                    CNY,
                    List.of(OrderLine.of(LINE, 2_000)),
                    now);
            referrals.paid(
                    order,
                    new OrderAttribution(
                            order.order(),
                            friend,
                            now,
                            1,
                            Optional.of(credit),
                            Optional.empty(),
                            List.of(),
                            new PolicyVersion("1")));
            if (number % 3 == 0) {
                referrals.refunded(new OrderRefund(
                        key("refund" + number), order.order(), friend, List.of(new RefundedLine(LINE, 2_000)), now));
            }
        }

        @Override
        public void end(int friends) {
            now = START.plus(Duration.ofMinutes(friends + 10L));
            referrals.runDue(now);
        }

        private static IdempotencyKey key(String id) {
            return new IdempotencyKey(new EventSource("killed"), new EventId(id));
        }
    }

    static MemberId referrer(int number) {
        return new MemberId("referrer" + number % REFERRERS);
    }

    public static void main(String[] args) throws SQLException {
        KilledShop.tell(args, Shop::new);
    }

    private record Wallet(PaidTable paid) implements RewardPayout {

        @Override
        public Outcome pay(Order order) {
            return add(order, order.amount());
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            return add(order, -order.amount());
        }

        private Outcome add(Order order, long amount) {
            paid.pay(
                    order.beneficiary() + "/" + order.key(), order.beneficiary().value(), amount);
            return new Outcome.Done(order.amount());
        }
    }
}

package io.communitykit.referral.reward;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.id.RuleId;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.Credit;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.memory.InMemoryBookStore;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.program.Clawback;
import io.communitykit.referral.program.CountScope;
import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.Ladder;
import io.communitykit.referral.program.LadderMode;
import io.communitykit.referral.program.ProgramBudget;
import io.communitykit.referral.program.Qualification;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.program.ReviewRule;
import io.communitykit.referral.program.RewardCap;
import io.communitykit.referral.program.RewardRule;
import io.communitykit.referral.program.RewardUnit;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.RewardPayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A shop with a referral program, a wallet that remembers, and a clock that is set. */
final class Shop {

    static final Currency CNY = Currency.getInstance("CNY");
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final RuleId CASH = new RuleId("cash");

    /** What was paid to whom, less what was taken back; each key once. */
    static final class Wallet implements RewardPayout {
        final Map<MemberId, Long> balances = new ConcurrentHashMap<>();
        final Map<String, Order> orders = new ConcurrentHashMap<>();
        volatile Outcome answer = new Outcome.Done(0);

        @Override
        public Outcome pay(Order order) {
            if (!(answer instanceof Outcome.Done)) {
                return answer;
            }
            if (orders.putIfAbsent(order.beneficiary() + "/" + order.key(), order) == null) {
                balances.merge(order.beneficiary(), order.amount(), Math::addExact);
            }
            return new Outcome.Done(order.amount());
        }

        @Override
        public Outcome recover(Order order, Clawback policy) {
            if (!(answer instanceof Outcome.Done)) {
                return answer;
            }
            long there = Math.max(0, balances.getOrDefault(order.beneficiary(), 0L));
            long takes = policy == Clawback.FLOOR_ZERO_WITH_DEBT ? Math.min(there, order.amount()) : order.amount();
            if (orders.putIfAbsent(order.beneficiary() + "/" + order.key(), order) == null) {
                balances.merge(order.beneficiary(), -takes, Math::addExact);
            }
            return new Outcome.Done(takes);
        }

        long of(String member) {
            return balances.getOrDefault(new MemberId(member), 0L);
        }
    }

    final Wallet wallet = new Wallet();
    final BookStore store =
            new InMemoryBookStore(PseudonymKey.of("a secret of 16 bytes".getBytes(StandardCharsets.UTF_8)));
    final Referrals referrals;
    private final Map<String, Integer> numbers = new HashMap<>();
    Instant now = START;

    Shop(ReferralProgram program) {
        this.referrals =
                Referrals.builder(program, store, wallet).clock(() -> now).build();
    }

    static ReferralProgram program(RewardRule... rules) {
        return new ReferralProgram(
                new PolicyVersion("1"),
                new ProgramId("spring"),
                ZoneId.of("Asia/Shanghai"),
                Optional.empty(),
                new Qualification(
                        Qualification.On.ORDER,
                        Qualification.Orders.FIRST,
                        1_000,
                        CNY,
                        Optional.of(Duration.ofDays(30))),
                new HoldRule(HoldRule.From.RECEIPT, Duration.ofDays(7), Duration.ofDays(15)),
                new ReviewRule(Duration.ofDays(3), ReviewRule.Timeout.REFUSE),
                Optional.empty(),
                List.of(rules),
                List.of(),
                Optional.empty());
    }

    static ReferralProgram with(ReferralProgram program, ProgramBudget... budgets) {
        return new ReferralProgram(
                program.version(),
                program.program(),
                program.zone(),
                program.runs(),
                program.qualification(),
                program.hold(),
                program.review(),
                program.coolDown(),
                program.rules(),
                List.of(budgets),
                program.economics());
    }

    static RewardRule cash(Side side, Ladder ladder, Clawback clawback, RewardCap... caps) {
        return new RewardRule(
                side == Side.REFERRER ? CASH : new RuleId("welcome"),
                new RewardRule.Counts.Referrals(side),
                RewardUnit.money(CNY),
                ladder,
                CountScope.NEW,
                List.of(caps),
                clawback);
    }

    static Ladder ladder(LadderMode mode, long... steps) {
        List<Ladder.Step> all = new java.util.ArrayList<>();
        for (int i = 0; i < steps.length; i += 2) {
            all.add(new Ladder.Step(steps[i], steps[i + 1]));
        }
        return new Ladder(mode, all);
    }

    static Credit credit(String referrer) {
        return new Credit(
                new Promoter(new MemberId(referrer), PromoterKind.REFERRAL),
                Strength.TYPED_CODE,
                new ChannelId("wechat"),
                START);
    }

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("test"), new EventId(id));
    }

    ReferralResult pays(String friend, String order, long net, String referrer) {
        int number = numbers.merge(friend, 1, Integer::sum);
        return pays(friend, order, net, Optional.of(credit(referrer)), number);
    }

    ReferralResult pays(String friend, String order, long net, Optional<Credit> credit, int number) {
        PaidOrder paid = new PaidOrder(
                key("paid-" + order),
                new OrderId(order),
                new MemberId(friend),
                CNY,
                List.of(OrderLine.of(new LineId("1"), net)),
                now);
        return referrals.paid(
                paid,
                new OrderAttribution(
                        paid.order(),
                        paid.buyer(),
                        paid.at(),
                        number,
                        credit,
                        Optional.empty(),
                        List.of(),
                        new PolicyVersion("1")));
    }

    ReferralResult receives(String friend, String order) {
        return referrals.received(new OrderReceipt(key("got-" + order), new OrderId(order), new MemberId(friend), now));
    }

    ReferralResult refunds(String friend, String order, long net, String key) {
        return referrals.refunded(new OrderRefund(
                key(key),
                new OrderId(order),
                new MemberId(friend),
                List.of(new RefundedLine(new LineId("1"), net)),
                now));
    }

    void passes(Duration time) {
        now = now.plus(time);
        referrals.runDue(now);
    }

    SideStatus status(String friend, Side side) {
        return referrals
                .referral(new MemberId(friend))
                .flatMap(it -> it.side(side))
                .map(SideState::status)
                .orElseThrow();
    }
}

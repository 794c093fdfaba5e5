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
import io.communitykit.referral.reward.ledger.BudgetTally;
import io.communitykit.referral.reward.ledger.Grant;
import io.communitykit.referral.reward.ledger.RuleAccount;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.referral.spi.ReferralScreen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop with a referral program, a wallet that remembers, and a clock that is set. */
final class Shop {

    static final Currency CNY = Currency.getInstance("CNY");
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final RuleId CASH = new RuleId("cash");

    final Wallet wallet = new Wallet();
    final BookStore store =
            new InMemoryBookStore(PseudonymKey.of("a secret of 16 bytes".getBytes(StandardCharsets.UTF_8)));
    private final ReferralScreen screen;
    Referrals referrals;
    private final Map<String, Integer> numbers = new HashMap<>();
    volatile Instant now = START;

    Shop(ReferralProgram program) {
        this(program, (referrer, friend, at) -> Screening.PASSED);
    }

    Shop(ReferralProgram program, ReferralScreen screen) {
        this.screen = screen;
        this.referrals = facade(program);
    }

    private Referrals facade(ReferralProgram program) {
        return Referrals.builder(program, store, wallet)
                .screen(screen)
                .clock(() -> now)
                .build();
    }

    /** Goes on with another edition over the same books. */
    void edition(ReferralProgram program) {
        referrals = facade(program);
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

    static ReferralProgram cooling(ReferralProgram program, Duration coolDown) {
        return new ReferralProgram(
                program.version(),
                program.program(),
                program.zone(),
                program.runs(),
                program.qualification(),
                program.hold(),
                program.review(),
                Optional.of(coolDown),
                program.rules(),
                program.budgets(),
                program.economics());
    }

    static ReferralProgram reviewing(ReferralProgram program, ReviewRule review) {
        return new ReferralProgram(
                program.version(),
                program.program(),
                program.zone(),
                program.runs(),
                program.qualification(),
                program.hold(),
                review,
                program.coolDown(),
                program.rules(),
                program.budgets(),
                program.economics());
    }

    static ReferralProgram qualifying(ReferralProgram program, Qualification qualification) {
        return new ReferralProgram(
                program.version(),
                program.program(),
                program.zone(),
                program.runs(),
                qualification,
                program.hold(),
                program.review(),
                program.coolDown(),
                program.rules(),
                program.budgets(),
                program.economics());
    }

    static ReferralProgram edition(ReferralProgram program, String version, RewardRule... rules) {
        return new ReferralProgram(
                new PolicyVersion(version),
                program.program(),
                program.zone(),
                program.runs(),
                program.qualification(),
                program.hold(),
                program.review(),
                program.coolDown(),
                List.of(rules),
                program.budgets(),
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
        return paysAt(friend, order, net, credit, number, now);
    }

    ReferralResult paysAt(String friend, String order, long net, Optional<Credit> credit, int number, Instant at) {
        return pays(paid(friend, order, net, CNY, at), credit, number);
    }

    /** The first order of a friend of alice's, in any currency. */
    ReferralResult pays(String friend, String order, long net, Currency currency) {
        return pays(paid(friend, order, net, currency, now), Optional.of(credit("alice")), 1);
    }

    private static PaidOrder paid(String friend, String order, long net, Currency currency, Instant at) {
        return new PaidOrder(
                key("paid-" + order),
                new OrderId(order),
                new MemberId(friend),
                currency,
                List.of(OrderLine.of(new LineId("1"), net)),
                at);
    }

    private ReferralResult pays(PaidOrder paid, Optional<Credit> credit, int number) {
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

    /** A friend pays and receives an order of 39 yuan. */
    void brings(String referrer, String... friends) {
        for (String friend : friends) {
            pays(friend, "o-" + friend, 3_900, referrer);
            receives(friend, "o-" + friend);
        }
    }

    ReferralResult refunds(String friend, long net, String key) {
        return refunds(friend, "o-" + friend, net, key);
    }

    RuleAccount account(String member, RuleId rule) {
        return referrals.rewards(new MemberId(member)).rule(rule, new PolicyVersion("1"));
    }

    List<Grant> rows(String member) {
        return referrals.ledger(new MemberId(member), Optional.empty(), 10_000).stream()
                .map(Referrals.LedgerRow::grant)
                .toList();
    }

    BudgetTally cashTally() {
        return referrals.tally().unit(RewardUnit.money(CNY));
    }

    SideState side(String friend, Side side) {
        return referrals
                .referral(new MemberId(friend))
                .flatMap(it -> it.side(side))
                .orElseThrow();
    }

    SideStatus status(String friend, Side side) {
        return side(friend, side).status();
    }
}

package io.communitykit.referral.reward;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.OrderAttribution;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Programs and histories by chance, told to the facade and to {@link NaiveReferrals} alike. */
final class RandomShop {

    static final RuleId SHARES = new RuleId("分享🎁");
    static final RuleId UNLOCK = new RuleId("unlock");
    static final RewardUnit POINTS = new RewardUnit(RewardUnit.Kind.POINTS, "积分");
    static final int REFERRERS = 2;
    static final int FRIENDS = 7;

    private static final long[][] STEPS = {
        {1, 500, 3, 2000}, {1, 500}, {2, 300, 3, 300, 5, 900}, {3, 1000}, {1, 0, 2, 700}, {1, 100, 4, 400}
    };

    private static final List<Wallet.Mode> MODES = List.of(
            Wallet.Mode.DOES,
            Wallet.Mode.PUTS_OFF,
            Wallet.Mode.DOES_AND_PUTS_OFF,
            Wallet.Mode.DOES_AND_FAILS,
            Wallet.Mode.REFUSES,
            Wallet.Mode.DOES);

    /** What a program is made of, as numbers by chance. */
    record Setup(LadderMode mode, int steps, Clawback clawback, int caps, OnLimit onLimit, int budget, int flags) {}

    /** What happens, as numbers by chance. */
    record Op(Kind kind, int who, int what, int much) {}

    /** What kinds of things happen. */
    enum Kind {
        PAY,
        RECEIVE,
        REFUND,
        REVIEW,
        TIME,
        AGAIN,
        SPEND,
        PORT,
        SHARE,
        BROUGHT
    }

    final ReferralProgram program;
    final Shop shop;
    final NaiveReferrals naive;
    final Set<MemberId> members = new TreeSet<>();
    private final List<Runnable> told = new ArrayList<>();
    private final Map<String, Long> brought = new HashMap<>();
    private int numbers;

    RandomShop(Setup setup) {
        this.program = program(setup);
        Map<String, Screening> screenings = screenings(setup);
        this.shop =
                new Shop(program, (referrer, friend, at) -> screenings.getOrDefault(friend.value(), Screening.PASSED));
        this.naive = new NaiveReferrals(program, screenings);
    }

    static Arbitrary<Setup> setups() {
        return Combinators.combine(
                        Arbitraries.of(LadderMode.class),
                        Arbitraries.integers().between(0, STEPS.length - 1),
                        Arbitraries.of(Clawback.class),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.of(OnLimit.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 63))
                .as(Setup::new);
    }

    static Arbitrary<List<Op>> ops(Kind... more) {
        List<Kind> kinds = new ArrayList<>(List.of(
                Kind.PAY,
                Kind.PAY,
                Kind.PAY,
                Kind.RECEIVE,
                Kind.REFUND,
                Kind.REVIEW,
                Kind.TIME,
                Kind.AGAIN,
                Kind.SHARE,
                Kind.BROUGHT));
        kinds.addAll(List.of(more));
        return Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.integers().between(0, FRIENDS - 1),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 5))
                .as(Op::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(45);
    }

    private static Ladder ladder(LadderMode mode, int steps) {
        long[] numbers = STEPS[steps];
        List<Ladder.Step> all = new ArrayList<>();
        for (int i = 0; i < numbers.length && (mode != LadderMode.EVERY_N || i == 0); i += 2) {
            all.add(new Ladder.Step(numbers[i], numbers[i + 1]));
        }
        return new Ladder(Ladder.fallAt(mode, all).isPresent() ? LadderMode.MILESTONE_ADDITIVE : mode, all);
    }

    static List<RewardCap> caps(int which, OnLimit onLimit) {
        OnLimit counts = onLimit == OnLimit.PARTIAL ? OnLimit.FORFEIT : onLimit;
        OnLimit ever = onLimit == OnLimit.QUEUE ? OnLimit.PARTIAL : onLimit;
        Optional<CalendarWindow> month = Optional.of(CalendarWindow.Period.MONTH);
        Optional<CalendarWindow> day = Optional.of(CalendarWindow.Period.DAY);
        Optional<CalendarWindow> rolling = Optional.of(new CalendarWindow.Rolling(7));
        return switch (which) {
            case 1 -> List.of(new RewardCap(RewardCap.Measure.AMOUNT, 1200, Optional.empty(), OnLimit.PARTIAL));
            case 2 -> List.of(new RewardCap(RewardCap.Measure.COUNT, 2, month, counts));
            case 3 -> List.of(new RewardCap(RewardCap.Measure.AMOUNT, 700, rolling, onLimit));
            case 4 ->
                List.of(
                        new RewardCap(RewardCap.Measure.AMOUNT, 600, day, onLimit),
                        new RewardCap(RewardCap.Measure.AMOUNT_PER_REFERRAL, 450, Optional.empty(), ever));
            case 5 ->
                List.of(new RewardCap(
                        RewardCap.Measure.COUNT,
                        2,
                        Optional.empty(),
                        counts == OnLimit.QUEUE ? OnLimit.FORFEIT : counts));
            case 6 ->
                List.of(
                        new RewardCap(RewardCap.Measure.COUNT, 1, rolling, counts),
                        new RewardCap(RewardCap.Measure.AMOUNT, 900, month, onLimit));
            default -> List.of();
        };
    }

    static ReferralProgram program(Setup setup) {
        RewardRule share = new RewardRule(
                SHARES,
                new RewardRule.Counts.Facts(EventType.CONTENT_SHARED, Optional.empty()),
                POINTS,
                new Ladder(LadderMode.PER_REFERRAL_MARGINAL, List.of(new Ladder.Step(1, 10))),
                CountScope.NEW,
                List.of(new RewardCap(
                        RewardCap.Measure.COUNT, 2, Optional.of(CalendarWindow.Period.DAY), OnLimit.FORFEIT)),
                setup.clawback());
        RewardRule unlock = new RewardRule(
                UNLOCK,
                new RewardRule.Counts.Referrals(Side.REFERRER),
                POINTS,
                new Ladder(LadderMode.CUMULATIVE_TARGET, List.of(new Ladder.Step(3, 50), new Ladder.Step(6, 120))),
                CountScope.LIFETIME,
                List.of(),
                setup.clawback());
        ReferralProgram plain = Shop.program(
                Shop.cash(
                        Side.REFERRER,
                        ladder(setup.mode(), setup.steps()),
                        setup.clawback(),
                        caps(setup.caps(), setup.onLimit()).toArray(RewardCap[]::new)),
                Shop.cash(Side.FRIEND, Shop.ladder(LadderMode.CUMULATIVE_TARGET, 1, 300), setup.clawback()),
                share,
                unlock);
        Qualification how = plain.qualification();
        long[] totals = {-1, 0, 1500, 4000};
        return new ReferralProgram(
                plain.version(),
                plain.program(),
                plain.zone(),
                plain.runs(),
                new Qualification(
                        how.on(),
                        (setup.flags() & 1) == 0 ? Qualification.Orders.FIRST : Qualification.Orders.ANY,
                        how.minimum(),
                        how.currency(),
                        how.within()),
                new HoldRule(
                        (setup.flags() & 2) == 0 ? HoldRule.From.RECEIPT : HoldRule.From.PAYMENT,
                        (setup.flags() & 32) == 0 ? Duration.ofDays(7) : Duration.ZERO,
                        Duration.ofDays(5)),
                new ReviewRule(
                        Duration.ofDays(3),
                        (setup.flags() & 4) == 0 ? ReviewRule.Timeout.REFUSE : ReviewRule.Timeout.APPROVE),
                (setup.flags() & 8) == 0 ? Optional.empty() : Optional.of(Duration.ofHours(30)),
                plain.rules(),
                setup.budget() == 0
                        ? List.of()
                        : List.of(
                                new ProgramBudget(RewardUnit.money(Shop.CNY), totals[setup.budget()], setup.onLimit())),
                Optional.empty());
    }

    private static Map<String, Screening> screenings(Setup setup) {
        Map<String, Screening> all = new HashMap<>();
        if ((setup.flags() & 16) != 0) {
            all.put("f1", new Screening(Map.of(Side.REFERRER, new Screening.Verdict.Refuse(Reason.VELOCITY))));
            all.put("f2", new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Refuse(Reason.SAME_CLUSTER))));
            all.put("f3", new Screening(Map.of(Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY))));
            all.put(
                    "f4",
                    new Screening(Map.of(
                            Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY),
                            Side.FRIEND, new Screening.Verdict.Review(Reason.SAME_CLUSTER))));
        }
        return all;
    }

    static String referrer(String friend) {
        return "r" + Integer.parseInt(friend.substring(1)) % REFERRERS;
    }

    long broughtBefore(String member) {
        return brought.getOrDefault(member, 0L);
    }

    void play(Op op) {
        String friend = "f" + op.who();
        members.add(new MemberId(friend));
        members.add(new MemberId(referrer(friend)));
        int order = op.what() % 4 == 0 ? 2 : 1;
        switch (op.kind()) {
            case PAY -> tell(pay(friend, order, op));
            case RECEIVE -> tell(receive(friend, order));
            case REFUND -> tell(refund(friend, order, new long[] {300, 1000, 1500, 3000, 9999, 700}[op.much()]));
            case REVIEW -> review(friend, op);
            case TIME -> time(Duration.ofHours(new int[] {1, 5, 26, 80, 200, 400}[op.much()]));
            case AGAIN -> {
                if (!told.isEmpty()) {
                    told.get((op.who() * 31 + op.what()) % told.size()).run();
                }
            }
            case SPEND ->
                shop.wallet.spend(new MemberId(op.what() % 2 == 0 ? friend : referrer(friend)), 50L * op.much());
            case PORT -> shop.wallet.mode(MODES.get(op.much()));
            case SHARE -> tell(share(friend, shop.now.minus(Duration.ofHours(9L * op.much()))));
            case BROUGHT -> tell(brought(referrer(friend), op.much() + 1));
        }
    }

    private void tell(Runnable fact) {
        told.add(fact);
        fact.run();
    }

    private Runnable pay(String friend, int order, Op op) {
        long net = new long[] {500, 1000, 1500, 1500, 3000, 1999}[op.much()];
        Instant earlier = shop.now.minus(Duration.ofHours(17L * (op.what() % 3)));
        Instant at = earlier.isBefore(Shop.START) ? Shop.START : earlier;
        String referrer = referrer(friend);
        return () -> {
            String id = friend + "-o" + order;
            PaidOrder paid = new PaidOrder(
                    Shop.key("paid-" + id),
                    new OrderId(id),
                    new MemberId(friend),
                    Shop.CNY,
                    List.of(OrderLine.of(new LineId("1"), net)),
                    at);
            shop.referrals.paid(
                    paid,
                    new OrderAttribution(
                            paid.order(),
                            paid.buyer(),
                            at,
                            order,
                            Optional.of(Shop.credit(referrer)),
                            Optional.empty(),
                            List.of(),
                            program.version()));
            naive.paid(friend, referrer, order, net, at, shop.now);
        };
    }

    private Runnable receive(String friend, int order) {
        Instant at = shop.now;
        return () -> {
            String id = friend + "-o" + order;
            shop.referrals.received(new OrderReceipt(Shop.key("got-" + id), new OrderId(id), new MemberId(friend), at));
            naive.received(friend, referrer(friend), order, at, shop.now);
        };
    }

    private Runnable refund(String friend, int order, long net) {
        Instant at = shop.now;
        String key = "refund-" + ++numbers;
        boolean[] known = {false};
        return () -> {
            String id = friend + "-o" + order;
            shop.referrals.refunded(new OrderRefund(
                    Shop.key(key),
                    new OrderId(id),
                    new MemberId(friend),
                    List.of(new RefundedLine(new LineId("1"), net)),
                    at));
            if (!known[0]) {
                known[0] = true;
                naive.refunded(friend, referrer(friend), order, net, shop.now);
            }
        };
    }

    private void review(String friend, Op op) {
        Side side = op.what() % 2 == 0 ? Side.REFERRER : Side.FRIEND;
        boolean passes = op.much() % 3 != 0;
        shop.referrals.reviewed(
                new MemberId(friend),
                side,
                passes ? ReferralFact.Reviewed.Outcome.PASS : ReferralFact.Reviewed.Outcome.REFUSE);
        naive.reviewed(friend, side, passes, shop.now);
    }

    private void time(Duration time) {
        shop.passes(time);
        naive.advance(shop.now);
    }

    private Runnable share(String member, Instant at) {
        String key = "share-" + ++numbers;
        return () -> shop.referrals.tell(CommunityEvent.builder(Shop.key(key), EventType.CONTENT_SHARED, at)
                .actor(new MemberId(member))
                .build());
    }

    private Runnable brought(String referrer, long friends) {
        String key = new EventId("brought-" + ++numbers).value();
        brought.merge(referrer, friends, Math::addExact);
        return () -> shop.referrals.broughtBefore(new MemberId(referrer), friends, Shop.key(key));
    }
}

package io.communitykit.testkit.referral;

import io.communitykit.core.StorageException;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.ChannelId;
import io.communitykit.referral.Promoter;
import io.communitykit.referral.PromoterKind;
import io.communitykit.referral.Reason;
import io.communitykit.referral.Side;
import io.communitykit.referral.attribution.AttributionPolicy;
import io.communitykit.referral.attribution.Attributions;
import io.communitykit.referral.attribution.OrderAttribution;
import io.communitykit.referral.attribution.PaidResult;
import io.communitykit.referral.attribution.Strength;
import io.communitykit.referral.attribution.Touch;
import io.communitykit.referral.attribution.TouchResult;
import io.communitykit.referral.order.LineId;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.OrderReceipt;
import io.communitykit.referral.order.OrderRefund;
import io.communitykit.referral.order.PaidOrder;
import io.communitykit.referral.order.RefundedLine;
import io.communitykit.referral.program.ReferralProgram;
import io.communitykit.referral.reward.FactRewards;
import io.communitykit.referral.reward.ReferralFact;
import io.communitykit.referral.reward.ReferralResult;
import io.communitykit.referral.reward.Referrals;
import io.communitykit.referral.reward.Screening;
import io.communitykit.referral.spi.BookStore;
import io.communitykit.testkit.book.BookFault;
import io.communitykit.testkit.book.BookFaultScript;
import io.communitykit.testkit.book.FaultyBookStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One random history, played step by step. For one thread. */
final class ReferralHistory {

    private static final LineId LINE = new LineId("1");
    /** After these answers the same fact is a repeat. */
    private static final Set<String> ONCE =
            Set.of("paid Applied", "received Applied", "refunded Applied", "shared Counted", "brought Counted");

    private static final int FRIENDS = 9;
    private static final int REFERRERS = 3;

    private final SplittableRandom random;
    private final ReferralProgram program;
    private final SimulatedWallet wallet;
    private final Attributions attributions;
    private final Referrals referrals;
    private final ReferralAudit audit;
    private final String name;
    private final List<MemberId> members = new ArrayList<>();
    private final List<PaidOrder> orders = new ArrayList<>();
    private final List<Fact> told = new ArrayList<>();
    private final List<Fact> late = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<Fact, String> answered = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-03-01T03:00:00Z");
    private boolean faults = true;
    private int numbers;

    /** Something that may be told again and again. */
    private record Fact(String line, Supplier<String> tell) {}

    ReferralHistory(BookStore store, long seed) {
        this.random = new SplittableRandom(seed);
        this.name = "s" + seed;
        this.program = new RandomProgram(random).draw("program-" + name);
        this.wallet = new SimulatedWallet(random.split());
        BookFaultScript script = BookFaultScript.seeded(seed, 60);
        BookStore faulty = new FaultyBookStore(store, call -> faults ? script.at(call) : BookFault.NONE);
        this.attributions =
                Attributions.builder(policy(), faulty).clock(() -> now).build();
        this.referrals = Referrals.builder(program, faulty, wallet)
                .clock(() -> now)
                .screen(ReferralHistory::screen)
                .build();
        this.audit = new ReferralAudit(
                program, Referrals.builder(program, store, wallet).build(), wallet);
        for (int i = 0; i < FRIENDS + REFERRERS; i++) {
            members.add(new MemberId("成员" + i + "-" + name));
        }
        lines.add(program.toString());
    }

    private AttributionPolicy policy() {
        return new AttributionPolicy(
                new PolicyVersion("1"),
                program.program(),
                random.nextBoolean() ? AttributionPolicy.Model.FIRST_TOUCH : AttributionPolicy.Model.LAST_TOUCH,
                Optional.empty(),
                Map.of(Strength.TYPED_CODE, Duration.ofDays(40), Strength.DETERMINISTIC_CLICK, Duration.ofDays(10)),
                Optional.empty(),
                AttributionPolicy.Friends.NEW_CUSTOMERS,
                AttributionPolicy.Roles.EQUAL,
                Duration.ZERO,
                AttributionPolicy.USUAL_TOLERANCE);
    }

    /** Two friends are looked at, one is refused: always the same ones. */
    private static Screening screen(MemberId referrer, MemberId friend, Instant at) {
        return switch (friend.value().charAt(2)) {
            case '1' -> new Screening(Map.of(Side.REFERRER, new Screening.Verdict.Review(Reason.VELOCITY)));
            case '2' -> new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Refuse(Reason.SAME_CLUSTER)));
            case '3' -> new Screening(Map.of(Side.FRIEND, new Screening.Verdict.Review(Reason.SAME_CLUSTER)));
            default -> Screening.PASSED;
        };
    }

    List<String> lines() {
        return lines;
    }

    Map<String, Integer> answers() {
        return answers;
    }

    void play(int steps) {
        for (int i = 0; i < FRIENDS; i++) {
            tell(touch(members.get(i)));
        }
        for (int i = 0; i < steps; i++) {
            step();
            audit.books(members);
        }
        calm();
        // Everything comes to its end: no hold is longer.
        for (int i = 0; i < 3; i++) {
            passes(Duration.ofDays(40));
            calm();
        }
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0 -> tell(touch(friend()));
            case 1 -> orders(paid());
            case 2, 3, 4 -> orders(paid());
            case 5, 6 -> anOrder().ifPresent(it -> orders(received(it)));
            case 7, 8 -> anOrder().ifPresent(it -> orders(refunded(it)));
            case 9 -> tell(random.nextInt(3) == 0 ? brought() : shared());
            case 10 -> again();
            case 11 -> passes(Duration.ofHours(1 + random.nextInt(70)));
            case 12 -> tell(reviewed());
            default -> {
                if (random.nextInt(4) == 0) {
                    calm();
                } else if (!late.isEmpty()) {
                    tell(late.remove(random.nextInt(late.size())));
                }
            }
        }
        now = now.plusSeconds(random.nextInt(3_600));
    }

    private MemberId friend() {
        return members.get(random.nextInt(FRIENDS));
    }

    private MemberId referrer() {
        return members.get(FRIENDS + random.nextInt(REFERRERS));
    }

    private IdempotencyKey key() {
        return new IdempotencyKey(new EventSource("simulation-" + name), new EventId("f" + numbers++));
    }

    private Optional<PaidOrder> anOrder() {
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(random.nextInt(orders.size())));
    }

    private Fact touch(MemberId friend) {
        Touch touch = new Touch(
                key(),
                friend,
                new Promoter(random.nextInt(6) == 0 ? friend() : referrer(), PromoterKind.REFERRAL),
                new ChannelId("wechat"),
                random.nextBoolean() ? Strength.TYPED_CODE : Strength.DETERMINISTIC_CLICK,
                now);
        return new Fact("touch " + touch, () -> {
            TouchResult result = attributions.touch(touch);
            if (result instanceof TouchResult.Bound bound) {
                return "bound " + of(referrals.bound(touch.friend(), bound.bound()));
            }
            return result.getClass().getSimpleName();
        });
    }

    private Fact paid() {
        long net = random.nextInt(8) == 0 ? 400 : 1_000 + random.nextLong(9_000);
        PaidOrder order = new PaidOrder(
                key(),
                new OrderId("o" + numbers + "-" + name),
                friend(),
                RandomProgram.CNY,
                List.of(OrderLine.of(LINE, net)),
                now);
        orders.add(order);
        return new Fact("paid " + order, () -> {
            PaidResult result = attributions.paid(order);
            Optional<OrderAttribution> attribution = result instanceof PaidResult.Attributed it
                    ? Optional.of(it.attribution())
                    : result instanceof PaidResult.Replayed it ? Optional.of(it.attribution()) : Optional.empty();
            return attribution
                    .map(it -> "paid " + of(referrals.paid(order, it)))
                    .orElseGet(() -> "paid, " + result.getClass().getSimpleName());
        });
    }

    private Fact received(PaidOrder order) {
        OrderReceipt receipt = new OrderReceipt(key(), order.order(), order.buyer(), now);
        return new Fact("received " + receipt, () -> "received " + of(referrals.received(receipt)));
    }

    private Fact refunded(PaidOrder order) {
        long all = order.net();
        long net = random.nextBoolean() ? all : 1 + random.nextLong(all + 500);
        OrderRefund refund =
                new OrderRefund(key(), order.order(), order.buyer(), List.of(new RefundedLine(LINE, net)), now);
        return new Fact("refunded " + refund, () -> "refunded " + of(referrals.refunded(refund)));
    }

    private Fact shared() {
        var event = CommunityFacts.shared(key(), friend(), new ContentId("c1"), referrer(), now);
        return new Fact("shared " + event, () -> "shared " + of(referrals.tell(event)));
    }

    private Fact brought() {
        MemberId member = referrer();
        long friends = 1 + random.nextLong(3);
        IdempotencyKey key = key();
        return new Fact(
                "brought before by " + member + ": " + friends + ", " + key,
                () -> "brought " + of(referrals.broughtBefore(member, friends, key)));
    }

    private Fact reviewed() {
        MemberId friend = friend();
        Side side = random.nextBoolean() ? Side.REFERRER : Side.FRIEND;
        var outcome = random.nextBoolean() ? ReferralFact.Reviewed.Outcome.PASS : ReferralFact.Reviewed.Outcome.REFUSE;
        return new Fact(
                "reviewed " + friend + ", " + side + ": " + outcome,
                () -> "reviewed " + of(referrals.reviewed(friend, side, outcome)));
    }

    private static String of(ReferralResult result) {
        return result instanceof ReferralResult.Declined declined
                ? "declined: " + declined.reason()
                : result.getClass().getSimpleName();
    }

    private static String of(FactRewards result) {
        return result.getClass().getSimpleName();
    }

    /** What is told of orders may come late, and so in another order than it happened. */
    private void orders(Fact fact) {
        if (random.nextInt(4) == 0) {
            lines.add(now + " late: " + fact.line());
            late.add(fact);
        } else {
            tell(fact);
        }
    }

    private void again() {
        if (!told.isEmpty()) {
            tell(told.get(random.nextInt(told.size())));
        }
    }

    private void tell(Fact fact) {
        lines.add(now + " " + fact.line());
        told.add(fact);
        try {
            String answer = fact.tell().get();
            lines.add("    " + answer);
            answers.merge(answer, 1, Integer::sum);
            remembered(fact, answer);
        } catch (StorageException e) {
            lines.add("    " + e.getMessage());
            answers.merge("failed", 1, Integer::sum);
            // Told again some time later, as a host does.
            late.add(fact);
        }
    }

    /** What was answered once is not forgotten. */
    private void remembered(Fact fact, String answer) {
        String before = answered.putIfAbsent(fact, answer);
        if (before != null && ONCE.contains(before) && !answer.endsWith("Replayed")) {
            throw new ReferralAudit.Broken("what was answered is forgotten: " + before + ", then " + answer);
        }
    }

    private void passes(Duration time) {
        now = now.plus(time);
        lines.add(now + " time passes");
        try {
            referrals.runDue(now);
        } catch (StorageException e) {
            lines.add("    " + e.getMessage());
        }
    }

    /** Nothing fails, everything is told and done; then the wallet is counted. */
    private void calm() {
        lines.add(now + " calm");
        faults = false;
        wallet.calm(true);
        List<Fact> waiting = List.copyOf(late);
        late.clear();
        waiting.forEach(this::tell);
        List.copyOf(answered.keySet()).forEach(this::tell);
        passes(Duration.ofMinutes(2));
        passes(Duration.ofMinutes(2));
        audit.books(members);
        audit.wallet(members);
        faults = true;
        wallet.calm(false);
    }
}

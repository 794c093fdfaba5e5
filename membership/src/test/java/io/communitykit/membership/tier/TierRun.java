package io.communitykit.membership.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.Leg;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Posting;
import io.communitykit.membership.points.PostingKey;
import io.communitykit.membership.points.PostingKind;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.Rejection;
import io.communitykit.membership.points.ReversalRule;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.memory.InMemoryPointsStore;
import io.communitykit.membership.points.spi.PostingQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One member's history, told to the engine and, posting by posting, to the plain model. */
final class TierRun {

    private static final AttributeName AMOUNT = new AttributeName("amount");
    private static final int PARTS = 4;

    private final RandomLadders.World world;
    private final InMemoryPointsStore store = new InMemoryPointsStore(Till.SECRET);
    private final PointsProgram program;
    private final Points points;
    private final Tiers tiers;
    private final NaiveTiers model;
    private Instant now;
    private long followed;
    private int told;

    private final Map<String, Long> paid = new HashMap<>();
    private final Map<String, Long> refunded = new HashMap<>();
    /** Names of postings that can be undone: the keys. */
    private final List<String> undoable = new ArrayList<>();

    TierRun(RandomLadders.World world) {
        this.world = world;
        PolicyVersion version = new PolicyVersion("1");
        this.program = program(world, version);
        this.points = Points.builder(program, store).clock(() -> now).build();
        this.tiers = Tiers.builder(program, store).clock(() -> now).build();
        this.model = new NaiveTiers(world.zone(), world.ladders(), version);
        this.now = world.start().atZone(world.zone()).toInstant();
    }

    private static PointsProgram program(RandomLadders.World world, PolicyVersion version) {
        LotPolicy lots = LotPolicy.DEFAULT
                .expiry(new ExpiryRule.After(Period.ofDays(40), Optional.empty()))
                .debtUpTo(30);
        return PointsProgram.builder(new ProgramId("shop"), version, world.zone())
                .attributes(AttributeSchema.empty().with("amount", AttributeType.MONEY))
                .futureTolerance(Duration.ofMinutes(2_000))
                .currency(new PointsCurrency(Till.POINTS, 0, 0, Optional.of(lots)))
                .currency(new PointsCurrency(Till.GROWTH, world.startPoints(), world.floor()))
                .rule(Till.perYuan("earn", Till.POINTS))
                .rule(Till.perYuan("grow", Till.GROWTH))
                .rule(charge())
                .reversal(new ReversalRule(
                        new RuleId("refund"),
                        EventType.ORDER_REFUNDED,
                        Optional.empty(),
                        EventType.ORDER_PAID,
                        Optional.of(new ReversalRule.Share(AMOUNT, AMOUNT))))
                .tiers(new TierProgram(version, world.ladders()))
                .build();
    }

    private static EarningRule charge() {
        return new EarningRule(
                new RuleId("charge"),
                EventType.CONTENT_REPORTED,
                Optional.empty(),
                EarningRule.Party.ACTOR,
                Till.GROWTH,
                EarningRule.Effect.DEDUCT,
                new Quantity.Fixed(10),
                List.of());
    }

    // ---- steps

    /** Does a step, with the engine alone. */
    void step(TierStep step) {
        if (step instanceof TierStep.Move move) {
            now = now.plus(move.by());
        } else if (step instanceof TierStep.Midnight midnight) {
            LocalDate day = CalendarWindow.dayOf(now, world.zone()).plusDays(midnight.days());
            now = CalendarWindow.startOfDay(day, world.zone()).plus(midnight.after());
        } else if (step instanceof TierStep.Due) {
            settle();
        } else if (step instanceof TierStep.Lock || step instanceof TierStep.Unlock) {
            tier(step);
        } else {
            points(step);
        }
    }

    private void points(TierStep step) {
        told++;
        String id = "k" + told;
        if (step instanceof TierStep.Grant grant) {
            grant(id, grant);
        } else if (step instanceof TierStep.Paid order) {
            pay(order);
        } else if (step instanceof TierStep.Refunded order) {
            refund(id, order);
        } else if (step instanceof TierStep.GiftRefunded gift) {
            refund(id, gift);
        } else if (step instanceof TierStep.Reported report) {
            CommunityEvent event = CommunityEvent.builder(Till.key(id), EventType.CONTENT_REPORTED, at(report.ago()))
                    .actor(Till.ANN)
                    .build();
            came(points.apply(event).accounts().get(0), id, true);
        } else if (step instanceof TierStep.Adjust adjust) {
            came(
                    points.execute(new PointsCommand.Adjust(
                            Till.key(id),
                            Till.ANN,
                            currency(adjust.growth()),
                            adjust.points(),
                            Till.reason(),
                            at(adjust.ago()))),
                    id,
                    true);
        } else if (step instanceof TierStep.Spend spend) {
            came(
                    points.execute(new PointsCommand.Spend(
                            Till.key(id), Till.ANN, currency(spend.growth()), spend.points(), Till.reason(), now)),
                    id,
                    false);
        } else if (step instanceof TierStep.Undo undo) {
            undo(undo);
        }
    }

    private void grant(String id, TierStep.Grant grant) {
        Optional<String> gift = grant.gift().map(number -> "gift " + number);
        if (gift.isPresent() && refunded.containsKey(gift.get())) {
            return;
        }
        AccountResult result = points.execute(new PointsCommand.Grant(
                Till.key(id),
                Till.ANN,
                currency(grant.growth()),
                grant.points(),
                gift.map(Subject::new),
                Till.reason(),
                at(grant.ago())));
        gift.ifPresent(name -> paid.put(name, (long) PARTS));
        came(result, gift.orElse(id), gift.isEmpty());
    }

    private void pay(TierStep.Paid order) {
        String name = "order " + order.order();
        if (paid.containsKey(name)) {
            return;
        }
        paid.put(name, order.cents());
        AccountResult result = points.apply(fact(name, EventType.ORDER_PAID, name, order.cents(), order.ago()))
                .accounts()
                .get(0);
        came(result, name, true);
    }

    private void refund(String id, TierStep.Refunded order) {
        String name = "order " + order.order();
        long rest = paid.getOrDefault(name, 0L) - refunded.getOrDefault(name, 0L);
        long cents = order.cents() == 0 ? rest : Math.min(rest, order.cents());
        if (cents > 0) {
            takenBack(
                    points.apply(fact(id, EventType.ORDER_REFUNDED, name, cents, order.ago()))
                            .accounts()
                            .get(0),
                    name,
                    cents);
        }
    }

    private void refund(String id, TierStep.GiftRefunded gift) {
        String name = "gift " + gift.gift();
        long rest = paid.getOrDefault(name, 0L) - refunded.getOrDefault(name, 0L);
        long parts = Math.min(rest, gift.parts());
        if (parts > 0) {
            PointsCommand.Refund.Part part = new PointsCommand.Refund.Part(Till.cents(parts), Till.cents(PARTS));
            takenBack(
                    points.execute(new PointsCommand.Refund(
                            Till.key(id),
                            Till.ANN,
                            new Subject(name),
                            Optional.of(part),
                            Till.reason(),
                            at(gift.ago()))),
                    name,
                    parts);
        }
    }

    private void takenBack(AccountResult result, String name, long share) {
        follow();
        result.posted().ifPresent(posting -> {
            refunded.merge(name, share, Math::addExact);
            model.refunded(posting, name, share, paid.getOrDefault(name, 0L));
            followed = posting.sequence();
        });
    }

    private void undo(TierStep.Undo undo) {
        if (undoable.isEmpty()) {
            return;
        }
        String name = undoable.remove(undo.which() % undoable.size());
        AccountResult result = points.execute(
                new PointsCommand.Undo(new PostingKey(Till.key(name), Leg.MAIN), Till.ANN, Till.reason(), now));
        paid.remove(name);
        paid.put(name, 0L);
        follow();
        result.posted().ifPresent(posting -> {
            model.undone(posting, name);
            followed = posting.sequence();
        });
    }

    private void came(AccountResult result, String origin, boolean canBeUndone) {
        follow();
        result.posted().ifPresent(posting -> {
            model.posted(posting, origin);
            followed = posting.sequence();
            if (canBeUndone) {
                undoable.add(origin);
            }
        });
    }

    private void tier(TierStep step) {
        told++;
        if (step instanceof TierStep.Lock lock
                && lock.ladder() < world.ladders().size()) {
            TierLadder ladder = world.ladders().get(lock.ladder());
            TierId tier = ladder.tiers()
                    .get(Math.min(lock.tier(), ladder.tiers().size() - 1))
                    .id();
            Optional<Instant> until = lock.time().map(now::plus);
            AccountResult result = tiers.execute(new TierCommand.Lock(
                    Till.key("k" + told),
                    Till.ANN,
                    ladder.id(),
                    tier,
                    lock.hold(),
                    Till.reason(),
                    until,
                    at(lock.ago())));
            locked(result, new TierLock(Till.key("k" + told), tier, lock.hold(), Till.reason(), until), lock.ladder());
        } else if (step instanceof TierStep.Unlock unlock
                && unlock.ladder() < world.ladders().size()) {
            TierLadder ladder = world.ladders().get(unlock.ladder());
            TierId tier = ladder.tiers()
                    .get(Math.min(unlock.tier(), ladder.tiers().size() - 1))
                    .id();
            AccountResult result = tiers.execute(
                    new TierCommand.Unlock(Till.key("k" + told), Till.ANN, ladder.id(), tier, Till.reason(), now));
            unlocked(result, tier, unlock.ladder());
        }
    }

    private void locked(AccountResult result, TierLock lock, int ladder) {
        follow();
        result.posted().ifPresent(posting -> {
            model.posted(posting, each -> {
                if (each.name().equals(world.ladders().get(ladder).id().value())) {
                    each.lock(lock);
                }
            });
            followed = posting.sequence();
        });
        Instant clock = recorded();
        boolean over = lock.until().map(end -> !end.isAfter(clock)).orElse(false);
        assertThat(result.posted().isEmpty())
                .as("refused %s at %s", lock, clock)
                .isEqualTo(over);
        if (over) {
            assertThat(Till.rejection(result))
                    .isEqualTo(new Rejection.AlreadyOver(lock.until().orElseThrow(), clock));
        }
    }

    private void unlocked(AccountResult result, TierId tier, int ladder) {
        follow();
        result.posted().ifPresent(posting -> {
            model.posted(posting, each -> {
                if (each.name().equals(world.ladders().get(ladder).id().value())) {
                    assertThat(each.hasLock(tier)).isTrue();
                    each.unlock(tier);
                }
            });
            followed = posting.sequence();
        });
    }

    /** The clock, or the account's last posting where that is later. */
    private Instant recorded() {
        List<Posting> postings = postings(0);
        Instant last = postings.isEmpty()
                ? Instant.MIN
                : postings.get(postings.size() - 1).recordedAt();
        return last.isAfter(now) ? last : now;
    }

    private CommunityEvent fact(String id, EventType type, String order, long cents, Duration ago) {
        return CommunityEvent.builder(Till.key(id), type, at(ago))
                .actor(Till.ANN)
                .subject(new Subject(order))
                .with(AMOUNT, AttributeValue.of(Till.cents(cents)))
                .build();
    }

    private Instant at(Duration ago) {
        return now.minus(ago);
    }

    private static CurrencyId currency(boolean growth) {
        return growth ? Till.GROWTH : Till.POINTS;
    }

    void runDue() {
        points.runDue(now);
    }

    void moveTo(Instant instant) {
        now = instant;
    }

    // ---- looking

    Instant now() {
        return now;
    }

    Tiers tiers() {
        return tiers;
    }

    RandomLadders.World world() {
        return world;
    }

    /** Tells the model what the ledger posted by itself before what was told. */
    private void follow() {
        for (Posting posting : postings(followed)) {
            if (posting.kind() != PostingKind.DUE) {
                return;
            }
            if (!posting.entries().isEmpty()) {
                model.posted(posting, "due");
            }
            followed = posting.sequence();
        }
    }

    /** Brings engine and model to the clock. */
    void settle() {
        runDue();
        follow();
        if (!model.isEmpty()) {
            model.walk(now, true);
        }
    }

    List<Posting> postings(long after) {
        PostingQuery.Whose whose =
                new PostingQuery.Whose.Member(new io.communitykit.membership.points.AccountId(program.id(), Till.ANN));
        return points.statement(new PostingQuery(whose, after, 10_000)).items();
    }

    /** The member's place as it is stored. */
    Map<LadderId, TierState> states() {
        return store.accounts(points.everyAccount(1)).items().stream()
                .findFirst()
                .map(head -> head.tiers())
                .orElse(Map.of());
    }

    void compare() {
        follow();
        Map<String, List<String>> actual = new TreeMap<>();
        Map<String, List<String>> expected = new TreeMap<>();
        for (TierEvent event : tiers.history(Till.ANN)) {
            actual.computeIfAbsent(event.change().ladder().value(), name -> new ArrayList<>())
                    .add(line(event));
        }
        for (int i = 0; i < world.ladders().size() && !model.isEmpty(); i++) {
            NaiveLadder ladder = model.ladder(i);
            if (!ladder.events().isEmpty()) {
                expected.put(
                        ladder.name(),
                        ladder.events().stream().map(TierRun::line).toList());
            }
        }
        assertThat(actual).isEqualTo(expected);
        if (!model.standsAt(recorded())) {
            return;
        }
        for (int i = 0; i < world.ladders().size(); i++) {
            TierStanding standing = tiers.standings(Till.ANN).get(i);
            assertThat(standing.tier().map(Tier::id)).isEqualTo(model.ladder(i).tier());
            assertThat(standing.climbed().map(Tier::id))
                    .isEqualTo(model.ladder(i).climbedTo());
            if (!recorded().isAfter(now)) {
                assertThat(standing.value())
                        .as("value at %s", now)
                        .isEqualTo(model.ladder(i).valueToday());
            }
        }
    }

    static String line(TierEvent event) {
        return event.at() + " " + line(event.change());
    }

    static String line(TierChange change) {
        return change.kind() + " " + change.from().map(TierId::value).orElse("-") + ">"
                + change.to().map(TierId::value).orElse("-") + " has "
                + change.tier().map(TierId::value).orElse("-") + " value " + change.value() + " threshold "
                + (change.threshold().isPresent() ? change.threshold().getAsLong() : "-") + " until "
                + change.until().map(Instant::toString).orElse("-");
    }
}

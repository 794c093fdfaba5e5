package io.communitykit.testkit.points.simulation;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.testkit.points.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a history from a seed: what a host tells at which time, some of it late, twice, otherwise, or out of order. Looks at no
 * store, so that the same seed draws the same history whatever the store makes of it.
 */
final class RandomSteps {

    private static final Instant START = Instant.parse("2027-10-20T21:40:00Z");
    /** Instants near which histories like to linger: clocks change, months and a leap day end. */
    private static final List<Instant> EVENTFUL = List.of(
            Instant.parse("2027-10-31T00:30:00Z"),
            Instant.parse("2027-12-31T22:50:00Z"),
            Instant.parse("2028-02-28T23:50:00Z"),
            Instant.parse("2028-02-29T15:55:00Z"),
            Instant.parse("2028-03-26T00:45:00Z"));

    private final Dice dice;
    private final String name;
    private final List<MemberId> members = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();
    private final List<CommunityEvent> told = new ArrayList<>();
    private final List<CommunityEvent> delayed = new ArrayList<>();
    private final List<RandomPrograms> programs;
    private final RandomCommands commands;
    private Instant clock = START;
    private int numbers;

    /** An order that was paid. */
    record Purchase(Subject subject, MemberId member, long paid) {}

    private RandomSteps(long seed, String name, int memberCount) {
        this.dice = new Dice(seed);
        this.name = name;
        for (int i = 0; i < memberCount; i++) {
            members.add(new MemberId("m" + i + "-" + name));
        }
        this.programs = RandomPrograms.of(seed, name);
        this.commands = new RandomCommands(dice, this::nextKey, members, purchases);
    }

    static List<Step> draw(long seed, String name, int steps, int members) {
        RandomSteps random = new RandomSteps(seed, name, members);
        List<Step> drawn = new ArrayList<>(steps);
        for (int i = 1; i <= steps; i++) {
            random.advance();
            drawn.add(new Step(i, random.clock, random.act(), random.faults()));
        }
        return drawn;
    }

    private IdempotencyKey nextKey() {
        return new IdempotencyKey(new EventSource("sim"), new EventId("k" + ++numbers + "-" + name));
    }

    private void advance() {
        int draw = dice.between(0, 99);
        if (draw < 45) {
            clock = clock.plus(Duration.ofSeconds(dice.between(0, 600)));
        } else if (draw < 75) {
            clock = clock.plus(Duration.ofMinutes(dice.between(1, 36 * 60)));
        } else if (draw < 92) {
            clock = clock.plus(Duration.ofDays(dice.between(1, 12)));
        } else if (draw < 96) {
            clock = clock.plus(Duration.ofDays(dice.between(20, 200)));
        } else {
            Instant now = clock;
            clock = EVENTFUL.stream().filter(now::isBefore).findFirst().orElse(now);
        }
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        while (dice.percent(faults.isEmpty() ? 12 : 30)) {
            faults.add(dice.one(Fault.BEFORE, Fault.BETWEEN, Fault.AFTER, Fault.TWICE));
        }
        return faults;
    }

    private Step.Act act() {
        int draw = dice.between(0, 99);
        int program = dice.percent(70) ? 0 : 1;
        if (draw < 40) {
            return new Step.Act.Tell(program, facts());
        } else if (draw < 84) {
            return new Step.Act.Order(program, commands.draw(clock, occurred()));
        } else if (draw < 90) {
            return new Step.Act.Rank(program, commands.tier(clock, occurred()));
        } else if (draw < 93) {
            return new Step.Act.Edit(program, programs.get(program).edited(dice));
        } else if (draw < 99 || members.size() == 1) {
            return new Step.Act.Due(program);
        }
        return dice.percent(25) ? new Step.Act.Erase(dice.one(members)) : new Step.Act.Due(program);
    }

    /** Mostly just now; sometimes days ago, or a little ahead of the clock, or too far ahead. */
    private Instant occurred() {
        int draw = dice.between(0, 99);
        if (draw < 78) {
            return clock.minusMillis(dice.between(0, 60_000));
        } else if (draw < 93) {
            return clock.minus(Duration.ofMinutes(dice.between(10, 40 * 24 * 60)));
        } else if (draw < 98) {
            return clock.plusSeconds(dice.between(1, 290));
        }
        return clock.plusSeconds(dice.between(301, 5_000));
    }

    private List<CommunityEvent> facts() {
        List<CommunityEvent> facts = new ArrayList<>();
        int count = dice.percent(75) ? 1 : dice.between(2, 4);
        for (int i = 0; i < count; i++) {
            CommunityEvent fact = fact();
            boolean late = dice.percent(6) && count > 1;
            (late ? delayed : facts).add(fact);
        }
        if (!delayed.isEmpty() && dice.percent(25)) {
            facts.add(delayed.remove(delayed.size() - 1));
        }
        if (facts.isEmpty()) {
            facts.add(fact());
        }
        told.addAll(facts);
        return facts;
    }

    private CommunityEvent fact() {
        int draw = dice.between(0, 99);
        if (draw < 8 && !told.isEmpty()) {
            return dice.one(told);
        } else if (draw < 11 && !told.isEmpty()) {
            return dice.one(told).toBuilder().with("amount", money(77)).build();
        } else if (draw < 38) {
            return paid();
        } else if (draw < 52 && !purchases.isEmpty()) {
            return refunded();
        } else if (draw < 66 && !purchases.isEmpty()) {
            return about(dice.percent(80) ? RandomPrograms.RECEIVED : RandomPrograms.CANCELLED);
        } else if (draw < 80) {
            return plain(EventType.MEMBER_CHECKED_IN).build();
        } else if (draw < 90) {
            return plain(EventType.CONTENT_LIKED).beneficiary(dice.one(members)).build();
        }
        return plain(EventType.CONTENT_REPORTED).build();
    }

    private CommunityEvent.Builder plain(EventType type) {
        return CommunityEvent.builder(nextKey(), type, occurred()).actor(dice.one(members));
    }

    private CommunityEvent paid() {
        boolean again = dice.percent(5) && !purchases.isEmpty();
        Subject subject = again ? dice.one(purchases).subject() : new Subject("order " + numbers);
        long minor = dice.between(0, 30_000);
        Purchase purchase = new Purchase(subject, dice.one(members), minor);
        purchases.add(purchase);
        return CommunityEvent.builder(nextKey(), EventType.ORDER_PAID, occurred())
                .actor(purchase.member())
                .subject(subject)
                .with("amount", money(minor))
                .build();
    }

    private CommunityEvent refunded() {
        Purchase purchase = recent();
        long minor =
                dice.percent(30) ? purchase.paid() : dice.between(0, (int) (purchase.paid() * dice.one(3, 5, 12) / 10));
        return CommunityEvent.builder(nextKey(), EventType.ORDER_REFUNDED, occurred())
                .actor(purchase.member())
                .subject(purchase.subject())
                .with("refund", money(minor))
                .build();
    }

    private CommunityEvent about(EventType type) {
        Purchase purchase = recent();
        return CommunityEvent.builder(nextKey(), type, occurred())
                .actor(purchase.member())
                .subject(purchase.subject())
                .build();
    }

    private Purchase recent() {
        int from = dice.percent(70) ? Math.max(0, purchases.size() - 4) : 0;
        return purchases.get(dice.between(from, purchases.size() - 1));
    }

    private static AttributeValue money(long minor) {
        return AttributeValue.of(new Money(minor, RandomPrograms.MONEY));
    }

    /** Makes a key for a command; for {@link PointsCommand}s that need one. */
    @FunctionalInterface
    interface Keys {
        IdempotencyKey next();
    }
}

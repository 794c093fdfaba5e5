package io.communitykit.testkit.points.simulation;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.CalendarWindow;
import io.communitykit.membership.points.Cap;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.ExchangeRule;
import io.communitykit.membership.points.PointsCurrency;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.ReversalRule;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.Clawback;
import io.communitykit.membership.points.lot.ConsumptionOrder;
import io.communitykit.membership.points.lot.ExpiryRule;
import io.communitykit.membership.points.lot.LotPolicy;
import io.communitykit.membership.points.lot.PointsValue;
import io.communitykit.membership.points.lot.Reinstatement;
import io.communitykit.membership.points.lot.TransferRule;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Draws two programs of one shop group: currencies in lots of every kind, one without, caps, refunds, exchanges, ladders. */
final class RandomPrograms {

    static final CurrencyId POINTS = new CurrencyId("points");
    static final CurrencyId COINS = new CurrencyId("coins");
    static final CurrencyId GROWTH = new CurrencyId("growth");
    static final Currency MONEY = Currency.getInstance("CNY");
    static final EventType RECEIVED = new EventType("order.received");
    static final EventType CANCELLED = new EventType("order.cancelled");
    static final AttributeName AMOUNT = new AttributeName("amount");
    static final RuleId INSIDE = new RuleId("points-to-coins");
    static final RuleId BACK = new RuleId("coins-to-points");
    static final RuleId ABROAD = new RuleId("points-abroad");
    private static final CapId DAILY = new CapId("daily");
    private static final CapId MONTHLY = new CapId("monthly");

    /** Each part of a program has dice of its own, so that an edition may change one and leave the others. */
    private enum Part {
        ZONE,
        CURRENCIES,
        CAPS,
        EXCHANGES,
        RULES,
        LADDERS
    }

    private final ProgramId id;
    private final ProgramId partner;
    private final Map<Part, Long> seeds = new EnumMap<>(Part.class);
    private int version = 1;
    private Dice dice;

    private RandomPrograms(Dice dice, ProgramId id, ProgramId partner) {
        this.dice = dice;
        this.id = id;
        this.partner = partner;
        for (Part part : Part.values()) {
            seeds.put(part, dice.number());
        }
    }

    /** Draws two programs that exchange points with each other. */
    static List<RandomPrograms> of(long seed, String name) {
        ProgramId first = new ProgramId("north-" + name);
        ProgramId second = new ProgramId("south-" + name);
        Dice dice = new Dice(seed);
        return List.of(new RandomPrograms(dice, first, second), new RandomPrograms(dice, second, first));
    }

    static List<PointsProgram> draw(long seed, String name) {
        return of(seed, name).stream().map(RandomPrograms::edition).toList();
    }

    /** Draws one part anew, or two. */
    PointsProgram edited(Dice by) {
        for (int i = by.between(1, 2); i > 0; i--) {
            seeds.put(by.one(Part.values()), by.number());
        }
        version++;
        return edition();
    }

    private void roll(Part part) {
        dice = new Dice(Objects.requireNonNull(seeds.get(part)));
    }

    private PointsProgram edition() {
        roll(Part.ZONE);
        String zone = dice.one("UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai", "Pacific/Apia");
        PointsProgram.Builder builder = PointsProgram.builder(
                        id, new PolicyVersion(String.valueOf(version)), ZoneId.of(zone))
                .attributes(AttributeSchema.empty().with("amount", AttributeType.MONEY))
                .stillActivating(RECEIVED);
        roll(Part.CURRENCIES);
        builder.currency(new PointsCurrency(POINTS, dice.one(0, 0, 20), 0, Optional.of(policy())))
                .currency(new PointsCurrency(COINS, 0, 0, Optional.of(policy())))
                .currency(new PointsCurrency(GROWTH, dice.one(0, 5), dice.one(0, -10)));
        roll(Part.CAPS);
        builder.cap(new Cap(DAILY, POINTS, CapPeriod.DAY, dice.one(30, 120), dice.one(Cap.Deductions.values())))
                .cap(new Cap(MONTHLY, POINTS, CapPeriod.MONTH, dice.one(150, 500), dice.one(Cap.Deductions.values())));
        roll(Part.EXCHANGES);
        exchanges(builder);
        roll(Part.RULES);
        rules(builder);
        reversals(builder);
        roll(Part.LADDERS);
        builder.tiers(new RandomLadders(dice).draw(new PolicyVersion(String.valueOf(version))));
        return builder.build();
    }

    /** Rates change between editions, and one that is there may be missing in the next. */
    private void exchanges(PointsProgram.Builder builder) {
        if (dice.percent(85)) {
            builder.exchange(
                    new ExchangeRule(INSIDE, POINTS, dice.between(1, 3), Optional.empty(), COINS, dice.between(1, 3)));
        }
        if (dice.percent(85)) {
            builder.exchange(
                    new ExchangeRule(BACK, COINS, dice.between(1, 3), Optional.empty(), POINTS, dice.between(1, 5)));
        }
        if (dice.percent(85)) {
            builder.exchange(new ExchangeRule(
                    ABROAD,
                    POINTS,
                    dice.between(1, 10),
                    dice.percent(80) ? Optional.of(partner) : Optional.empty(),
                    COINS,
                    dice.between(1, 3)));
        }
    }

    // ---- how a currency is kept

    private LotPolicy policy() {
        LotPolicy policy = LotPolicy.DEFAULT
                .activation(activation())
                .expiry(expiry())
                .order(dice.one(ConsumptionOrder.values()))
                .transfer(dice.one(TransferRule.values()))
                .value(new PointsValue(dice.one(100, 7), new Money(dice.one(1, 100, 33), MONEY)))
                .clawback(dice.one(Clawback.values()));
        if (policy.clawback() == Clawback.LIMITED_DEBT) {
            policy = policy.debtUpTo(dice.one(0, 15, 60));
        }
        if (dice.percent(50)) {
            policy = policy.holdFor(dice.one(Duration.ofMinutes(30), Duration.ofHours(36)));
        }
        if (dice.percent(50)) {
            policy = policy.grace(dice.one(Period.ofDays(3), Period.ofMonths(1)));
        }
        if (dice.percent(60)) {
            policy = policy.reinstatement(new Reinstatement(span(), span()));
        }
        return policy;
    }

    private ActivationRule activation() {
        return switch (dice.between(0, 5)) {
            case 0 -> new ActivationRule.After(dice.one(Period.ofDays(1), Period.ofDays(7)));
            case 1 -> new ActivationRule.OnDates(List.of(LocalDate.parse("2027-12-01"), LocalDate.parse("2028-02-29")));
            case 2 -> new ActivationRule.OnEvent(RECEIVED, dice.one(Period.ofDays(2), Period.ofDays(15)));
            default -> ActivationRule.AtOnce.INSTANCE;
        };
    }

    private ExpiryRule expiry() {
        return switch (dice.between(0, 4)) {
            case 0 -> ExpiryRule.Never.INSTANCE;
            case 1 -> new ExpiryRule.EndOf(dice.one(CalendarWindow.Period.values()), dice.between(0, 1));
            case 2 -> new ExpiryRule.Inactivity(span(), rounding());
            default -> new ExpiryRule.After(span(), rounding());
        };
    }

    private Period span() {
        return dice.one(Period.ofDays(1), Period.ofDays(10), Period.ofMonths(1), Period.ofMonths(6));
    }

    private Optional<CalendarWindow.Period> rounding() {
        return dice.percent(50) ? Optional.empty() : Optional.of(dice.one(CalendarWindow.Period.values()));
    }

    // ---- what earns and costs

    private void rules(PointsProgram.Builder builder) {
        Quantity perMoney =
                new Quantity.PerMoney(dice.one(1, 3), new Money(dice.one(100, 250), MONEY), AMOUNT, RoundingMode.DOWN);
        builder.rule(grant("paid", EventType.ORDER_PAID, POINTS, perMoney, caps(List.of(MONTHLY))))
                .rule(grant("paid-growth", EventType.ORDER_PAID, GROWTH, perMoney, List.of()))
                .rule(grant("check-in", EventType.MEMBER_CHECKED_IN, POINTS, fixed(), caps(List.of(DAILY, MONTHLY))))
                .rule(grant("like-coins", EventType.CONTENT_LIKED, COINS, fixed(), List.of()))
                .rule(liked())
                .rule(charge("report", POINTS, caps(List.of(DAILY))))
                .rule(charge("report-more", POINTS, List.of()))
                .rule(charge("report-growth", GROWTH, List.of()));
        if (dice.percent(50)) {
            builder.rule(grant("paid-coins", EventType.ORDER_PAID, COINS, fixed(), List.of()));
        }
        if (dice.percent(30)) {
            builder.rule(new EarningRule(
                    new RuleId("paid-fee"),
                    EventType.ORDER_PAID,
                    Optional.empty(),
                    EarningRule.Party.ACTOR,
                    dice.one(POINTS, COINS),
                    EarningRule.Effect.DEDUCT,
                    fixed(),
                    List.of()));
        }
    }

    private List<CapId> caps(List<CapId> all) {
        return dice.percent(50) ? all : List.of();
    }

    private Quantity fixed() {
        return new Quantity.Fixed(dice.between(1, 25));
    }

    private EarningRule grant(String id, EventType when, CurrencyId currency, Quantity quantity, List<CapId> caps) {
        boolean own = dice.percent(15) && !currency.equals(GROWTH);
        return new EarningRule(
                new RuleId(id),
                when,
                Optional.empty(),
                EarningRule.Party.ACTOR,
                currency,
                EarningRule.Effect.GRANT,
                quantity,
                caps,
                own ? Optional.of(activation()) : Optional.empty(),
                own ? Optional.of(new ExpiryRule.After(span(), rounding())) : Optional.empty());
    }

    private EarningRule liked() {
        return new EarningRule(
                new RuleId("liked"),
                EventType.CONTENT_LIKED,
                Optional.empty(),
                EarningRule.Party.BENEFICIARY,
                POINTS,
                EarningRule.Effect.GRANT,
                fixed(),
                caps(List.of(DAILY)));
    }

    private EarningRule charge(String id, CurrencyId currency, List<CapId> caps) {
        return new EarningRule(
                new RuleId(id),
                EventType.CONTENT_REPORTED,
                Optional.empty(),
                EarningRule.Party.ACTOR,
                currency,
                EarningRule.Effect.DEDUCT,
                fixed(),
                caps);
    }

    private static void reversals(PointsProgram.Builder builder) {
        Optional<ReversalRule.Share> share = Optional.of(new ReversalRule.Share(new AttributeName("refund"), AMOUNT));
        builder.reversal(new ReversalRule(
                        new RuleId("refunded"),
                        EventType.ORDER_REFUNDED,
                        Optional.empty(),
                        EventType.ORDER_PAID,
                        share))
                .reversal(new ReversalRule(
                        new RuleId("cancelled"), CANCELLED, Optional.empty(), EventType.ORDER_PAID, Optional.empty()));
    }
}

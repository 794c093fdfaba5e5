package io.communitykit.membership.points;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A program in plain words, from which the real one and the naive model are both made. */
record PlainProgram(
        ZoneId zone,
        List<PlainCurrency> currencies,
        List<PlainCap> caps,
        List<PlainRule> rules,
        Multiplier.Combination combination,
        RoundingMode rounding,
        List<PlainMultiplier> multipliers) {

    static final String POINTS = "points";

    record PlainCurrency(String id, long start, long floor) {}

    /** Counts points. */
    record PlainCap(String id, CapPeriod period, long limit, boolean givesBack) {}

    enum Measure {
        FIXED,
        MONEY,
        UNITS
    }

    record PlainQuantity(Measure measure, long points, BigDecimal unit, RoundingMode rounding) {}

    /** Conditional rules ask for {@code kind} to be "answer". */
    record PlainRule(
            String id,
            String type,
            boolean toActor,
            String currency,
            boolean grants,
            PlainQuantity quantity,
            boolean conditional,
            List<String> caps) {}

    /** Conditional multipliers ask for {@code vip} to be true. */
    record PlainMultiplier(
            String id,
            BigDecimal factor,
            boolean conditional,
            Optional<Instant> from,
            Optional<Instant> until,
            Set<String> rules) {}

    static Money unitOf(BigDecimal amount) {
        return Money.of(amount.setScale(2, RoundingMode.UNNECESSARY), java.util.Currency.getInstance("CNY"));
    }

    PointsProgram real() {
        PointsProgram.Builder program = PointsProgram.builder(new ProgramId("shop"), new PolicyVersion("7"), zone)
                .futureTolerance(java.time.Duration.ofDays(365))
                .attributes(AttributeSchema.empty()
                        .with("kind", AttributeType.TEXT)
                        .with("vip", AttributeType.BOOLEAN)
                        .with("amount", AttributeType.MONEY)
                        .with("count", AttributeType.NUMBER));
        currencies.forEach(
                each -> program.currency(new PointsCurrency(new CurrencyId(each.id()), each.start(), each.floor())));
        caps.forEach(each -> program.cap(new Cap(
                new CapId(each.id()),
                new CurrencyId(POINTS),
                each.period(),
                each.limit(),
                each.givesBack() ? Cap.Deductions.GIVE_ROOM_BACK : Cap.Deductions.KEEP_ROOM)));
        rules.forEach(each -> program.rule(real(each)));
        program.multipliers(new Multipliers(
                combination,
                rounding,
                multipliers.stream().map(PlainProgram::real).toList()));
        return program.build();
    }

    private static EarningRule real(PlainRule rule) {
        return new EarningRule(
                new RuleId(rule.id()),
                new EventType(rule.type()),
                rule.conditional() ? Optional.of(Condition.attribute("kind").is("answer")) : Optional.empty(),
                rule.toActor() ? EarningRule.Party.ACTOR : EarningRule.Party.BENEFICIARY,
                new CurrencyId(rule.currency()),
                rule.grants() ? EarningRule.Effect.GRANT : EarningRule.Effect.DEDUCT,
                real(rule.quantity()),
                rule.caps().stream().map(CapId::new).toList());
    }

    private static Quantity real(PlainQuantity quantity) {
        return switch (quantity.measure()) {
            case FIXED -> new Quantity.Fixed(quantity.points());
            case MONEY ->
                new Quantity.PerMoney(
                        quantity.points(), unitOf(quantity.unit()), new AttributeName("amount"), quantity.rounding());
            case UNITS ->
                new Quantity.PerUnit(
                        quantity.points(), quantity.unit(), new AttributeName("count"), quantity.rounding());
        };
    }

    private static Multiplier real(PlainMultiplier multiplier) {
        return new Multiplier(
                new RuleId(multiplier.id()),
                multiplier.factor(),
                multiplier.conditional()
                        ? Optional.of(Condition.attribute("vip").is(true))
                        : Optional.empty(),
                multiplier.from(),
                multiplier.until(),
                multiplier.rules().stream().map(RuleId::new).collect(Collectors.toSet()));
    }
}

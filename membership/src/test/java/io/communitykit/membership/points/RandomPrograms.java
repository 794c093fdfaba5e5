package io.communitykit.membership.points;

import io.communitykit.membership.points.PlainProgram.Measure;
import io.communitykit.membership.points.PlainProgram.PlainCap;
import io.communitykit.membership.points.PlainProgram.PlainCurrency;
import io.communitykit.membership.points.PlainProgram.PlainMultiplier;
import io.communitykit.membership.points.PlainProgram.PlainQuantity;
import io.communitykit.membership.points.PlainProgram.PlainRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Programs and histories at random: few members, rules that overlap, caps that bite, days that have 23 hours. */
final class RandomPrograms {

    private static final List<String> TYPES = List.of("member.registered", "content.voted-up", "order.paid");
    private static final List<String> CAPS = List.of("a", "b", "c");

    /** Before the clocks change in Berlin on 29 March, and the month ends. */
    private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");

    private static final int HALF_HOURS = 170;

    private RandomPrograms() {}

    static Arbitrary<PlainProgram> programs() {
        return Combinators.combine(
                        Arbitraries.of("UTC", "Europe/Berlin", "Asia/Shanghai", "Pacific/Apia", "America/New_York"),
                        currencies(),
                        caps(),
                        rules().list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.of(Multiplier.Combination.class),
                        roundings(),
                        multipliers().list().ofMaxSize(3))
                .as((zone, currencies, caps, rules, combination, rounding, multipliers) -> new PlainProgram(
                        ZoneId.of(zone),
                        currencies,
                        caps,
                        numberedRules(rules),
                        combination,
                        rounding,
                        numbered(multipliers, rules.size())));
    }

    private static Arbitrary<List<PlainCurrency>> currencies() {
        Arbitrary<Long> start = Arbitraries.longs().between(-5, 5);
        Arbitrary<Long> below = Arbitraries.longs().between(0, 4);
        return Combinators.combine(start, below, start, below)
                .as((start1, below1, start2, below2) -> List.of(
                        new PlainCurrency(PlainProgram.POINTS, start1, start1 - below1),
                        new PlainCurrency("growth", start2, start2 - below2)));
    }

    private static Arbitrary<List<PlainCap>> caps() {
        Arbitrary<PlainCap> cap = Combinators.combine(
                        Arbitraries.of(CapPeriod.class),
                        Arbitraries.longs().between(1, 30),
                        Arbitraries.of(true, false))
                .as((period, limit, givesBack) -> new PlainCap("", period, limit, givesBack));
        return cap.list().ofSize(CAPS.size()).map(caps -> {
            List<PlainCap> named = new ArrayList<>();
            for (PlainCap each : caps) {
                named.add(new PlainCap(CAPS.get(named.size()), each.period(), each.limit(), each.givesBack()));
            }
            return named;
        });
    }

    private static Arbitrary<PlainRule> rules() {
        return Combinators.combine(
                        Arbitraries.of(TYPES),
                        Arbitraries.of(true, false),
                        Arbitraries.of(PlainProgram.POINTS, PlainProgram.POINTS, "growth"),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(true)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(false))),
                        quantities(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(CAPS).list().uniqueElements().ofMaxSize(2))
                .as((type, toActor, currency, grants, quantity, conditional, caps) -> new PlainRule(
                        "",
                        type,
                        toActor,
                        currency,
                        grants,
                        quantity,
                        conditional,
                        currency.equals(PlainProgram.POINTS) ? caps : List.of()));
    }

    private static Arbitrary<PlainQuantity> quantities() {
        return Combinators.combine(
                        Arbitraries.of(Measure.class),
                        Arbitraries.longs().between(1, 20),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("9.99"))
                                .ofScale(2),
                        roundings())
                .as(PlainQuantity::new);
    }

    /** All that round; refusing to is looked at elsewhere. */
    private static Arbitrary<RoundingMode> roundings() {
        return Arbitraries.of(RoundingMode.class).filter(mode -> mode != RoundingMode.UNNECESSARY);
    }

    private static Arbitrary<PlainMultiplier> multipliers() {
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal("3"))
                                .ofScale(2),
                        Arbitraries.of(true, false),
                        instants().optional(),
                        Arbitraries.integers().between(1, 40).optional(),
                        Arbitraries.integers().between(0, 5).set().ofMaxSize(2))
                .as((factor, conditional, from, hours, rules) -> new PlainMultiplier(
                        "",
                        factor,
                        conditional,
                        from,
                        hours.map(each -> from.orElse(START).plus(Duration.ofHours(each))),
                        Set.copyOf(rules.stream().map(each -> "r" + each).toList())));
    }

    private static List<PlainRule> numberedRules(List<PlainRule> rules) {
        List<PlainRule> numbered = new ArrayList<>();
        for (PlainRule rule : rules) {
            numbered.add(new PlainRule(
                    "r" + numbered.size(),
                    rule.type(),
                    rule.toActor(),
                    rule.currency(),
                    rule.grants(),
                    rule.quantity(),
                    rule.conditional(),
                    rule.caps()));
        }
        return numbered;
    }

    private static List<PlainMultiplier> numbered(List<PlainMultiplier> multipliers, int rules) {
        List<PlainMultiplier> numbered = new ArrayList<>();
        for (PlainMultiplier each : multipliers) {
            Set<String> known = Set.copyOf(each.rules().stream()
                    .filter(rule -> Integer.parseInt(rule.substring(1)) < rules)
                    .toList());
            numbered.add(new PlainMultiplier(
                    "m" + numbered.size(), each.factor(), each.conditional(), each.from(), each.until(), known));
        }
        return numbered;
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.integers()
                .between(0, HALF_HOURS)
                .map(halves -> START.plus(Duration.ofMinutes(30L * halves)));
    }

    /** Numbers repeat, so that facts are told again, and told again otherwise. */
    static Arbitrary<List<PlainEvent>> histories() {
        return event().list().ofMinSize(1).ofMaxSize(40).map(RandomPrograms::someToldAgain);
    }

    private static Arbitrary<PlainEvent> event() {
        Arbitrary<String> members = Arbitraries.of("ann", "bob", "cai");
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(TYPES),
                        members.injectNull(0.1),
                        members.injectNull(0.2),
                        instants(),
                        Arbitraries.of("post 1", "post 2").injectNull(0.5),
                        data())
                .as(PlainEvent::new);
    }

    private static Arbitrary<PlainEvent.PlainData> data() {
        return Combinators.combine(
                        Arbitraries.of("answer", "question").injectNull(0.2),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.longs().between(-300, 3_000).injectNull(0.2),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.just(false)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-2"), new BigDecimal("30"))
                                .ofScale(1)
                                .map(each -> each.compareTo(BigDecimal.ZERO) == 0
                                        ? BigDecimal.ZERO
                                        : each.stripTrailingZeros())
                                .injectNull(0.2))
                .as((kind, vip, amount, dollars, count) ->
                        new PlainEvent.PlainData(kind, vip, amount, dollars && amount != null, count));
    }

    /** Of two facts under one number, the second is the same as the first where the number is even. */
    private static List<PlainEvent> someToldAgain(List<PlainEvent> events) {
        List<PlainEvent> told = new ArrayList<>();
        for (PlainEvent event : events) {
            PlainEvent first = told.stream()
                    .filter(each -> each.id() == event.id() && event.id() % 2 == 0)
                    .findFirst()
                    .orElse(event);
            told.add(first);
        }
        return told;
    }
}

package io.communitykit.membership.points;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.id.RuleId;
import io.communitykit.core.policy.Violations;
import io.communitykit.membership.points.internal.CapDocument;
import io.communitykit.membership.points.internal.CurrencyDocument;
import io.communitykit.membership.points.internal.ExchangeDocument;
import io.communitykit.membership.points.internal.MultipliersDocument;
import io.communitykit.membership.points.internal.PointsProgramDocument;
import io.communitykit.membership.points.internal.QuantityDocument;
import io.communitykit.membership.points.internal.ReversalDocument;
import io.communitykit.membership.points.internal.RuleDocument;
import io.communitykit.membership.points.lot.ActivationRule;
import io.communitykit.membership.points.lot.LotPolicy;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what spans the fields of a points program's document, and makes the program. Used once. */
final class PointsProgramConversion {

    private final PointsProgramDocument document;
    private final Violations violations;
    private final AttributeSchema schema;
    private final LotPolicyConversion lots;
    private final Set<CurrencyId> declared = new LinkedHashSet<>();
    private final Map<CapId, Cap> caps = new LinkedHashMap<>();
    private final Set<RuleId> ids = new HashSet<>();

    PointsProgramConversion(PointsProgramDocument document, Violations violations) {
        this.document = document;
        this.violations = violations;
        this.lots = new LotPolicyConversion(violations);
        Map<AttributeName, AttributeType> all = new LinkedHashMap<>(document.attributes());
        all.putAll(EventFacts.schema().types());
        this.schema = new AttributeSchema(all);
    }

    @Nullable
    PointsProgram convert() {
        for (AttributeName name : document.attributes().keySet()) {
            if (EventFacts.schema().typeOf(name).isPresent()) {
                violations.add(
                        Violations.at("attributes", name), "a name that events do not have built in", name.value());
            }
        }
        PointsProgram.Builder builder = PointsProgram.builder(document.program(), document.version(), document.zone());
        builder.attributes(new AttributeSchema(document.attributes()));
        convertCurrencies(builder);
        convertCaps(builder);
        for (int i = 0; i < document.rules().size(); i++) {
            rule(document.rules().get(i), Violations.at("rules", i)).ifPresent(builder::rule);
        }
        multipliers().ifPresent(builder::multipliers);
        for (int i = 0; i < document.reversals().size(); i++) {
            reversal(document.reversals().get(i), Violations.at("reversals", i)).ifPresent(builder::reversal);
        }
        for (int i = 0; i < document.exchanges().size(); i++) {
            exchange(document.exchanges().get(i), Violations.at("exchanges", i)).ifPresent(builder::exchange);
        }
        document.stillActivating().forEach(builder::stillActivating);
        Optional.ofNullable(document.futureTolerance()).ifPresent(builder::futureTolerance);
        return violations.isEmpty() ? builder.build() : null;
    }

    private void convertCurrencies(PointsProgram.Builder builder) {
        for (int i = 0; i < document.currencies().size(); i++) {
            CurrencyDocument each = document.currencies().get(i);
            String pointer = Violations.at("currencies", i);
            Optional<PointsCurrency> sound = currency(each, pointer);
            if (!declared.add(each.id())) {
                violations.add(
                        Violations.below(pointer, "id"),
                        "an id that no currency before has",
                        each.id().value());
            }
            sound.ifPresent(builder::currency);
        }
    }

    private Optional<PointsCurrency> currency(CurrencyDocument currency, String pointer) {
        int before = violations.size();
        long start = currency.start() == null ? 0 : currency.start();
        long floor = currency.floor() == null ? 0 : currency.floor();
        Optional<LotPolicy> policy = Optional.ofNullable(currency.lots())
                .flatMap(document -> lots.policy(document, Violations.below(pointer, "lots")));
        if (currency.lots() != null && floor != 0) {
            violations.add(Violations.below(pointer, "floor"), "0, since the currency is kept in lots", floor);
        }
        if (currency.lots() != null && start < 0) {
            violations.add(Violations.below(pointer, "start"), "0 or more, since the currency is kept in lots", start);
        } else if (currency.lots() == null && start < floor) {
            violations.add(Violations.below(pointer, "start"), "at least the floor " + floor, start);
        }
        return violations.size() > before
                ? Optional.empty()
                : Optional.of(new PointsCurrency(currency.id(), start, floor, policy));
    }

    private void convertCaps(PointsProgram.Builder builder) {
        for (int i = 0; i < document.caps().size(); i++) {
            CapDocument each = document.caps().get(i);
            String pointer = Violations.at("caps", i);
            requireCurrency(each.currency(), Violations.below(pointer, "currency"));
            Cap.Deductions deductions = each.deductions() == null ? Cap.Deductions.GIVE_ROOM_BACK : each.deductions();
            Cap cap = new Cap(each.id(), each.currency(), each.per(), each.limit(), deductions);
            if (caps.put(each.id(), cap) != null) {
                violations.add(
                        Violations.below(pointer, "id"),
                        "an id that no cap before has",
                        each.id().value());
            }
            builder.cap(cap);
        }
    }

    private void requireCurrency(CurrencyId currency, String pointer) {
        if (!declared.contains(currency)) {
            violations.addUnknown(
                    pointer,
                    "currency of the program",
                    currency.value(),
                    declared.stream().map(CurrencyId::value).toList());
        }
    }

    private Optional<EarningRule> rule(RuleDocument rule, String pointer) {
        int before = violations.size();
        requireReferences(rule, pointer);
        Optional<Condition> condition = condition(rule.where(), Violations.below(pointer, "where"));
        Optional<ActivationRule> activation =
                lots.activation(rule.activation(), Violations.below(pointer, "activation"));
        QuantityDocument quantity = rule.grant() != null ? rule.grant() : rule.deduct();
        if (quantity == null || (rule.grant() != null && rule.deduct() != null)) {
            violations.add(pointer, "exactly one of grant and deduct", quantity == null ? "neither" : "both");
            return Optional.empty();
        }
        EarningRule.Effect effect = rule.grant() != null ? EarningRule.Effect.GRANT : EarningRule.Effect.DEDUCT;
        String field = rule.grant() != null ? "grant" : "deduct";
        Optional<Quantity> converted = quantity(quantity, Violations.below(pointer, field));
        return violations.size() > before
                ? Optional.empty()
                : converted.map(points -> new EarningRule(
                        rule.id(),
                        rule.when(),
                        condition,
                        rule.to(),
                        rule.currency(),
                        effect,
                        points,
                        rule.caps(),
                        activation,
                        lots.expiry(rule.expiry())));
    }

    private void requireReferences(RuleDocument rule, String pointer) {
        requireNew(rule.id(), Violations.below(pointer, "id"));
        requireCurrency(rule.currency(), Violations.below(pointer, "currency"));
        for (int i = 0; i < rule.caps().size(); i++) {
            requireCap(rule, rule.caps().get(i), Violations.below(pointer, "caps", i));
        }
    }

    private void requireNew(RuleId id, String pointer) {
        if (!ids.add(id)) {
            violations.add(
                    pointer, "an id that no rule or multiplier before has, and no reversal or exchange", id.value());
        }
    }

    private void requireCap(RuleDocument rule, CapId id, String pointer) {
        Cap cap = caps.get(id);
        if (cap == null) {
            violations.addUnknown(
                    pointer,
                    "cap of the program",
                    id.value(),
                    caps.keySet().stream().map(CapId::value).toList());
        } else if (!cap.currency().equals(rule.currency())) {
            violations.add(pointer, "a cap that counts " + rule.currency(), id + ", which counts " + cap.currency());
        } else if (rule.caps().indexOf(id) != rule.caps().lastIndexOf(id)) {
            violations.add(pointer, "each cap once", id.value());
        }
    }

    private Optional<Condition> condition(@Nullable Condition condition, String pointer) {
        return Optional.ofNullable(condition).map(raw -> raw.check(schema, pointer, violations));
    }

    private Optional<Quantity> quantity(QuantityDocument quantity, String pointer) {
        if (quantity.perMoney() == null && quantity.perUnits() == null) {
            if (quantity.of() != null || quantity.rounding() != null) {
                violations.add(pointer, "of and rounding only beside perMoney or perUnits", "neither of these");
                return Optional.empty();
            }
            return Optional.of(new Quantity.Fixed(quantity.points()));
        }
        if (quantity.perMoney() != null && quantity.perUnits() != null) {
            violations.add(pointer, "at most one of perMoney and perUnits", "both");
            return Optional.empty();
        }
        return measured(quantity, pointer);
    }

    private Optional<Quantity> measured(QuantityDocument quantity, String pointer) {
        int before = violations.size();
        AttributeName of = quantity.of();
        RoundingMode rounding = quantity.rounding();
        if (of == null) {
            violations.addMissing(Violations.below(pointer, "of"), "the attribute that is measured");
        } else {
            requireType(
                    of,
                    quantity.perMoney() != null ? AttributeType.MONEY : AttributeType.NUMBER,
                    Violations.below(pointer, "of"));
        }
        if (rounding == null) {
            violations.addMissing(Violations.below(pointer, "rounding"), "a rounding, such as \"down\"");
        } else {
            requireRounding(rounding, Violations.below(pointer, "rounding"));
        }
        if (quantity.perMoney() != null && quantity.perMoney().minor() <= 0) {
            violations.add(Violations.below(pointer, "perMoney"), "an amount above 0", quantity.perMoney());
        }
        if (quantity.perUnits() != null && quantity.perUnits().signum() <= 0) {
            violations.add(Violations.below(pointer, "perUnits"), "a number above 0", quantity.perUnits());
        }
        if (violations.size() > before || of == null || rounding == null) {
            return Optional.empty();
        }
        return quantity.perMoney() != null
                ? Optional.of(new Quantity.PerMoney(quantity.points(), quantity.perMoney(), of, rounding))
                : Optional.ofNullable(quantity.perUnits())
                        .map(unit -> new Quantity.PerUnit(quantity.points(), unit, of, rounding));
    }

    private void requireType(AttributeName name, AttributeType expected, String pointer) {
        Optional<AttributeType> type = new AttributeSchema(document.attributes()).typeOf(name);
        if (type.isEmpty()) {
            violations.addUnknown(
                    pointer,
                    "declared attribute",
                    name.value(),
                    document.attributes().keySet().stream()
                            .map(AttributeName::value)
                            .toList());
        } else if (type.get() != expected) {
            violations.add(pointer, "an attribute of type " + label(expected), name + " of type " + label(type.get()));
        }
    }

    private static String label(AttributeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void requireRounding(RoundingMode rounding, String pointer) {
        if (rounding == RoundingMode.UNNECESSARY) {
            violations.add(pointer, "a rounding that says what happens to a fraction", "unnecessary");
        }
    }

    private Optional<Multipliers> multipliers() {
        MultipliersDocument multipliers = document.multipliers();
        if (multipliers == null) {
            return Optional.empty();
        }
        requireRounding(multipliers.rounding(), Violations.at("multipliers", "rounding"));
        List<Multiplier> list = new ArrayList<>();
        for (int i = 0; i < multipliers.list().size(); i++) {
            multiplier(multipliers.list().get(i), Violations.at("multipliers", "list", i))
                    .ifPresent(list::add);
        }
        return violations.isEmpty()
                ? Optional.of(new Multipliers(multipliers.combine(), multipliers.rounding(), list))
                : Optional.empty();
    }

    private Optional<Multiplier> multiplier(MultipliersDocument.Item item, String pointer) {
        int before = violations.size();
        List<String> rules =
                document.rules().stream().map(rule -> rule.id().value()).toList();
        requireNew(item.id(), Violations.below(pointer, "id"));
        for (int i = 0; i < item.rules().size(); i++) {
            String rule = item.rules().get(i).value();
            if (!rules.contains(rule)) {
                violations.addUnknown(Violations.below(pointer, "rules", i), "rule of the program", rule, rules);
            }
        }
        Optional<Condition> condition = condition(item.where(), Violations.below(pointer, "where"));
        if (item.from() != null && item.until() != null && !item.from().isBefore(item.until())) {
            violations.add(Violations.below(pointer, "until"), "an instant after from " + item.from(), item.until());
        }
        if (violations.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Multiplier(
                item.id(),
                item.factor(),
                condition,
                Optional.ofNullable(item.from()),
                Optional.ofNullable(item.until()),
                Set.copyOf(item.rules()),
                Optional.ofNullable(item.tiers())
                        .map(tiers -> new Multiplier.ForTiers(tiers.ladder(), Set.copyOf(tiers.in())))));
    }

    private Optional<ReversalRule> reversal(ReversalDocument reversal, String pointer) {
        int before = violations.size();
        requireNew(reversal.id(), Violations.below(pointer, "id"));
        Optional<Condition> condition = condition(reversal.where(), Violations.below(pointer, "where"));
        AttributeName refunded = requireMoney(reversal.refunded(), Violations.below(pointer, "refunded"));
        AttributeName paid = requireMoney(reversal.paid(), Violations.below(pointer, "paid"));
        if ((refunded == null) != (paid == null)) {
            violations.add(
                    pointer, "both of refunded and paid, or neither", refunded == null ? "only paid" : "only refunded");
        }
        if (violations.size() > before) {
            return Optional.empty();
        }
        Optional<ReversalRule.Share> share = refunded == null || paid == null
                ? Optional.empty()
                : Optional.of(new ReversalRule.Share(refunded, paid));
        return Optional.of(new ReversalRule(reversal.id(), reversal.when(), condition, reversal.reverses(), share));
    }

    private @Nullable AttributeName requireMoney(@Nullable AttributeName name, String pointer) {
        if (name != null) {
            requireType(name, AttributeType.MONEY, pointer);
        }
        return name;
    }

    private Optional<ExchangeRule> exchange(ExchangeDocument exchange, String pointer) {
        int before = violations.size();
        requireNew(exchange.id(), Violations.below(pointer, "id"));
        requireCurrency(exchange.from(), Violations.below(pointer, "from"));
        if (exchange.program() == null) {
            requireCurrency(exchange.to(), Violations.below(pointer, "to"));
            if (exchange.from().equals(exchange.to())) {
                violations.add(
                        Violations.below(pointer, "to"),
                        "another currency than from",
                        exchange.to().value());
            }
        } else if (exchange.program().equals(document.program())) {
            violations.add(
                    Violations.below(pointer, "program"),
                    "another program; left out, it is this one",
                    exchange.program().value());
        }
        return violations.size() > before
                ? Optional.empty()
                : Optional.of(new ExchangeRule(
                        exchange.id(),
                        exchange.from(),
                        exchange.give(),
                        Optional.ofNullable(exchange.program()),
                        exchange.to(),
                        exchange.get()));
    }
}

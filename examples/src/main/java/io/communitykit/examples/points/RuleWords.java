package io.communitykit.examples.points;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.condition.EventFacts;
import io.communitykit.core.condition.Exists;
import io.communitykit.core.condition.Missing;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.EarningRule;
import io.communitykit.membership.points.Multiplier;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.ReversalRule;
import io.communitykit.membership.points.SkippedRule;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule gives, and why it could not be judged, in words.
 *
 * @param program whose rules they are
 */
record RuleWords(PointsProgram program) {

    static String quantity(Quantity quantity) {
        if (quantity instanceof Quantity.PerMoney per) {
            return per.points() + " for each " + per.unit() + " of " + per.of() + ", " + rounded(per.rounding());
        } else if (quantity instanceof Quantity.PerUnit per) {
            return per.points() + " for each " + per.unit().toPlainString() + " of " + per.of() + ", "
                    + rounded(per.rounding());
        }
        return "always " + quantity.points();
    }

    private static String rounded(RoundingMode mode) {
        return "rounded " + mode.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Names the attributes that the rule looks at, where the fact does not carry them as the rule needs them. */
    String skipped(SkippedRule skipped, CommunityEvent event) {
        return switch (skipped.why()) {
            case CONDITION_UNKNOWN -> condition(skipped.rule(), event);
            case NO_MEMBER -> "the event does not name the member whom it is for";
            case NO_SUBJECT -> "the event does not say what it is about";
            case NO_QUANTITY -> "it measures " + measured(skipped.rule(), event);
            case OTHER_CURRENCY -> "the event's money is of another currency";
            case NEGATIVE_QUANTITY -> "the attribute that it measures is below 0";
            case OVERFLOW -> "the points would leave the range of 64 bits";
        };
    }

    private String condition(RuleId rule, CommunityEvent event) {
        EventFacts facts = new EventFacts(event);
        AttributeSchema always = EventFacts.schema();
        List<String> wanting = conditions(rule)
                .flatMap(RuleWords::needed)
                .distinct()
                .flatMap(name ->
                        wanting(
                                name,
                                always.typeOf(name)
                                        .or(() -> program.attributes().typeOf(name)),
                                facts)
                                .stream())
                .toList();
        return wanting.isEmpty()
                ? "its condition needs an attribute that the event carries otherwise, as money of another currency"
                : "its condition needs " + String.join("; ", wanting);
    }

    private Stream<Condition> conditions(RuleId rule) {
        return Stream.of(
                        program.rules().stream()
                                .filter(each -> each.id().equals(rule))
                                .map(EarningRule::condition),
                        program.reversals().stream()
                                .filter(each -> each.id().equals(rule))
                                .map(ReversalRule::condition),
                        program.multipliers().list().stream()
                                .filter(each -> each.id().equals(rule))
                                .map(Multiplier::condition))
                .flatMap(all -> all)
                .flatMap(Optional::stream);
    }

    /** Absence answers the question whether something is there. */
    private static Stream<AttributeName> needed(Condition condition) {
        if (condition instanceof Exists || condition instanceof Missing) {
            return Stream.empty();
        }
        return condition.members().isEmpty()
                ? condition.attributes().stream()
                : condition.members().stream().flatMap(RuleWords::needed);
    }

    private String measured(RuleId rule, CommunityEvent event) {
        EventFacts facts = new EventFacts(event);
        return Stream.concat(
                        program.rules().stream()
                                .filter(each -> each.id().equals(rule))
                                .flatMap(each -> attribute(each.quantity()).stream()),
                        program.reversals().stream()
                                .filter(each -> each.id().equals(rule))
                                .flatMap(each -> each.share().stream())
                                .map(ReversalRule.Share::refunded))
                .flatMap(name -> wanting(name, program.attributes().typeOf(name), facts).stream())
                .findFirst()
                .orElse("an attribute that the event does not carry in the type that it needs");
    }

    private static Optional<AttributeName> attribute(Quantity quantity) {
        if (quantity instanceof Quantity.PerMoney per) {
            return Optional.of(per.of());
        }
        return quantity instanceof Quantity.PerUnit per ? Optional.of(per.of()) : Optional.empty();
    }

    /** Empty if the fact carries it as it should. */
    private static Optional<String> wanting(AttributeName name, Optional<AttributeType> type, EventFacts facts) {
        Optional<AttributeType> carried = facts.value(name).map(AttributeType::of);
        if (carried.isEmpty()) {
            return Optional.of(name + ", which the event does not carry");
        }
        return type.filter(wanted -> !carried.get().equals(wanted))
                .map(wanted -> name + " as " + wanted.jsonName() + ", which the event carries as "
                        + carried.get().jsonName());
    }
}

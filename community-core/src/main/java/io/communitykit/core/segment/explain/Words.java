package io.communitykit.core.segment.explain;

import io.communitykit.core.condition.Truth;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Bool;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.SegmentMembership;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explanations in English. */
final class Words {

    private Words() {}

    static String of(Explanation explanation) {
        SegmentMembership it = explanation.membership();
        String head = it.member() + " is " + it.status().name().toLowerCase(Locale.ROOT) + " of segment "
                + it.segment() + " version " + it.version()
                + it.since().map(since -> " since " + since).orElse("") + ", as of " + it.evaluatedAt();
        return Stream.of(
                        Stream.of(head.replace(" is in of ", " is in ")),
                        explanation.reasons().stream().map(reason -> "  because " + reason),
                        explanation.flips().stream().map(flip -> "  would change: " + flip))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    static String of(Reason reason) {
        String truth =
                reason.predicate().toText() + " is " + reason.truth().name().toLowerCase(Locale.ROOT);
        String known = reason.known().entrySet().stream()
                .map(it -> it.getKey() + " is " + value(it.getValue()))
                .collect(Collectors.joining(", "));
        String missing = reason.truth() == Truth.UNKNOWN && !reason.missing().isEmpty()
                ? "nothing is known of "
                        + reason.missing().stream().map(AttributeName::value).collect(Collectors.joining(", "))
                : "";
        String both = Stream.of(known, missing).filter(it -> !it.isEmpty()).collect(Collectors.joining("; "));
        return both.isEmpty() ? truth : truth + ": " + both;
    }

    static String of(Flip flip) {
        if (flip instanceof Flip.Waits it) {
            return "on " + it.at() + " if nothing happens";
        } else if (flip instanceof Flip.Happens it) {
            return it.attribute() + " now";
        } else if (flip instanceof Flip.Gains it) {
            return "tag " + it.tag() + " in " + it.set();
        } else if (flip instanceof Flip.Loses it) {
            return "no tag " + it.tag() + " in " + it.set();
        } else if (flip instanceof Flip.Becomes it) {
            return it.attribute() + " becomes " + value(it.to());
        }
        Flip.Moves it = (Flip.Moves) flip;
        String reach = switch (it.reach()) {
            case AT -> "";
            case ABOVE -> "more than ";
            case BELOW -> "less than ";
        };
        return it.attribute() + " " + reach + value(it.to())
                + it.from()
                        .flatMap(from -> distance(from, it.to()))
                        .map(by -> " (" + by + ")")
                        .orElse("");
    }

    /** How far it is: {@code 31.00 CNY more}. */
    private static Optional<String> distance(AttributeValue from, Scalar to) {
        if (from instanceof Amount a && to instanceof Amount b) {
            Money by = b.value().minus(a.value());
            return by.minor() == 0
                    ? Optional.empty()
                    : Optional.of(by.minor() > 0 ? by + " more" : a.value().minus(b.value()) + " less");
        }
        Optional<BigDecimal> a = number(from);
        Optional<BigDecimal> b = number(to);
        return a.isEmpty() || b.isEmpty() || a.get().compareTo(b.get()) == 0
                ? Optional.empty()
                : Optional.of(b.get().subtract(a.get()).abs().toPlainString()
                        + (b.get().compareTo(a.get()) > 0 ? " more" : " less"));
    }

    private static Optional<BigDecimal> number(AttributeValue value) {
        if (value instanceof Whole it) {
            return Optional.of(BigDecimal.valueOf(it.value()));
        }
        return value instanceof Decimal it ? Optional.of(it.value()) : Optional.empty();
    }

    static String value(AttributeValue value) {
        if (value instanceof Text it) {
            return "\"" + it.value() + "\"";
        } else if (value instanceof Whole it) {
            return Long.toString(it.value());
        } else if (value instanceof Decimal it) {
            return it.value().toPlainString();
        } else if (value instanceof Bool it) {
            return Boolean.toString(it.value());
        } else if (value instanceof Amount it) {
            return it.value().toString();
        } else if (value instanceof Moment it) {
            return it.value().toString();
        } else if (value instanceof Day it) {
            return it.value().toString();
        }
        return ((ListOf) value).values().stream().map(Words::value).collect(Collectors.joining(", ", "[", "]"));
    }
}

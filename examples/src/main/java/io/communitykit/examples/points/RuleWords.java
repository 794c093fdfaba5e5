package io.communitykit.examples.points;

import io.communitykit.membership.points.Quantity;
import io.communitykit.membership.points.SkippedRule;
import java.math.RoundingMode;
import java.util.Locale;

/** What a rule gives, and why it could not be judged, in words. */
final class RuleWords {

    private RuleWords() {}

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

    static String skipped(SkippedRule.Why why) {
        return switch (why) {
            case CONDITION_UNKNOWN -> "its condition needs an attribute that the event does not carry";
            case NO_MEMBER -> "the event does not name the member whom it is for";
            case NO_SUBJECT -> "the event does not say what it is about";
            case NO_QUANTITY -> "the event does not carry the attribute that it measures";
            case OTHER_CURRENCY -> "the event's money is of another currency";
            case NEGATIVE_QUANTITY -> "the attribute that it measures is below 0";
            case OVERFLOW -> "the points would leave the range of 64 bits";
        };
    }
}

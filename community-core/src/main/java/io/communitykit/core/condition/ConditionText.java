package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.id.TagId;
import io.communitykit.core.json.JsonWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes conditions as text. */
final class ConditionText {

    private static final int PERCENT_DIGITS = 2;

    private ConditionText() {}

    static String write(Condition condition) {
        if (condition instanceof AllOf all) {
            return joined(all.members(), TextWords.ALL, " " + TextWords.AND + " ");
        } else if (condition instanceof AnyOf any) {
            return joined(any.members(), TextWords.ANY, " " + TextWords.OR + " ");
        } else if (condition instanceof Not not) {
            return TextWords.NOT + " (" + write(not.member()) + ")";
        } else if (condition instanceof InSegment it) {
            return TextWords.SEGMENT + " " + quoted(it.segment().value());
        } else if (condition instanceof Bucket it) {
            return TextWords.BUCKET + " " + quoted(it.seed()) + " " + it.from() + " to " + it.to() + " of " + it.of();
        }
        return onAttribute(condition);
    }

    /** Members side by side, those that join others in brackets; a single member cannot be told from none of it. */
    private static String joined(List<Condition> members, String word, String between) {
        if (members.size() == 1) {
            return word + " (" + write(members.get(0)) + ")";
        }
        return members.stream()
                .map(it -> it.members().size() > 1 ? "(" + write(it) + ")" : write(it))
                .collect(Collectors.joining(between));
    }

    private static String onAttribute(Condition condition) {
        if (condition instanceof Comparison it) {
            return phrase(it.attribute(), it.operator().jsonName(), write(it.operand()));
        } else if (condition instanceof Membership it) {
            return phrase(it.attribute(), it.operator().jsonName(), list(it.operands(), ConditionText::write));
        } else if (condition instanceof Relation it) {
            return phrase(it.attribute(), it.operator().jsonName(), TextWords.name(it.other()));
        } else if (condition instanceof Exists it) {
            return TextWords.name(it.attribute()) + " is known";
        } else if (condition instanceof Missing it) {
            return TextWords.name(it.attribute()) + " is missing";
        } else if (condition instanceof Between it) {
            return phrase(it.attribute(), Between.JSON_NAME, write(it.from()) + " and " + write(it.to()));
        } else if (condition instanceof Recency it) {
            return phrase(it.attribute(), it.operator().jsonName(), duration(it.duration()));
        } else if (condition instanceof DayRecency it) {
            String how = it.operator() == DayRecency.Operator.WITHIN_DAYS ? "within" : "older than";
            String days = it.days() + (it.days() == 1 ? " day" : " days");
            return phrase(it.attribute(), how, days + " in " + it.zone().getId());
        } else if (condition instanceof TagMatch it) {
            return tags(it);
        }
        throw new AssertionError("no text form for " + condition.getClass());
    }

    private static String phrase(AttributeName attribute, String operator, String operand) {
        return TextWords.name(attribute) + " " + TextWords.operator(operator) + " " + operand;
    }

    private static String tags(TagMatch it) {
        String tags = it.operator() == TagMatch.Operator.HAS_TAG
                ? quoted(it.tags().iterator().next().value())
                : list(it.tags(), ConditionText::tag);
        String text = phrase(it.attribute(), it.operator().jsonName(), tags);
        return it.confidence() == 1 ? text : text + " with confidence " + percent(it.confidence());
    }

    private static String tag(TagId tag) {
        return quoted(tag.value());
    }

    private static <T> String list(Collection<T> values, Function<T, String> write) {
        return values.stream().map(write).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String percent(int basisPoints) {
        BigDecimal percent = BigDecimal.valueOf(basisPoints, PERCENT_DIGITS).stripTrailingZeros();
        return percent.toPlainString() + "%";
    }

    /** {@code P1DT12H} is {@code 1d 12h}. */
    private static String duration(Duration duration) {
        return IsoDuration.of(duration)
                .replaceAll("[PT]", "")
                .replaceAll("(?<=[DHM])(?=\\d)", " ")
                .toLowerCase(Locale.ROOT);
    }

    static String write(Scalar value) {
        if (value instanceof Text text) {
            return quoted(text.value());
        } else if (value instanceof Amount amount) {
            return amount.value().toString();
        } else if (value instanceof Moment moment) {
            return moment.value().toString();
        } else if (value instanceof Day day) {
            return day.value().toString();
        }
        return ConditionWriter.write(value).toString();
    }

    static String quoted(String text) {
        return "\"" + JsonWriter.inside(text) + "\"";
    }
}

package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Bool;
import io.communitykit.core.event.AttributeValue.Day;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.event.AttributeValue.Whole;
import io.communitykit.core.id.TagId;
import io.communitykit.core.json.Json;
import io.communitykit.core.money.Money;
import java.util.List;

/** Writes conditions as JSON. */
final class ConditionWriter {

    private ConditionWriter() {}

    static Json write(Condition condition) {
        if (condition instanceof AllOf all) {
            return Json.object("all", members(all.members()));
        } else if (condition instanceof AnyOf any) {
            return Json.object("any", members(any.members()));
        } else if (condition instanceof Not not) {
            return Json.object("not", write(not.member()));
        } else if (condition instanceof Exists exists) {
            return Json.object("exists", name(exists.attribute()));
        } else if (condition instanceof Missing missing) {
            return Json.object("missing", name(missing.attribute()));
        } else if (condition instanceof Comparison it) {
            return predicate(it.attribute(), it.operator().jsonName(), write(it.operand()));
        } else if (condition instanceof Membership it) {
            List<Json> operands =
                    it.operands().stream().map(ConditionWriter::write).toList();
            return predicate(it.attribute(), it.operator().jsonName(), new Json.Arr(operands));
        } else if (condition instanceof Relation it) {
            return predicate(it.attribute(), it.operator().jsonName(), name(it.other()));
        }
        return writeMore(condition);
    }

    private static Json writeMore(Condition condition) {
        if (condition instanceof Between it) {
            return predicate(
                    it.attribute(), Between.JSON_NAME, new Json.Arr(List.of(write(it.from()), write(it.to()))));
        } else if (condition instanceof Recency it) {
            return predicate(it.attribute(), it.operator().jsonName(), Json.of(IsoDuration.of(it.duration())));
        } else if (condition instanceof DayRecency it) {
            return predicate(
                    it.attribute(),
                    it.operator().jsonName(),
                    Json.of(it.days()),
                    ConditionReader.ZONE,
                    Json.of(it.zone().getId()));
        } else if (condition instanceof TagMatch it) {
            return write(it);
        } else if (condition instanceof InSegment it) {
            return Json.object(ConditionReader.SEGMENT, Json.of(it.segment().value()));
        } else if (condition instanceof Bucket it) {
            return Json.object(
                    Bucket.JSON_NAME,
                    Json.of(it.seed()),
                    ConditionReader.OF,
                    Json.of(it.of()),
                    ConditionReader.FROM,
                    Json.of(it.from()),
                    ConditionReader.TO,
                    Json.of(it.to()));
        }
        throw new AssertionError("no JSON form for " + condition.getClass());
    }

    /** Any confidence is left out. */
    private static Json write(TagMatch it) {
        Json tags = it.operator() == TagMatch.Operator.HAS_TAG
                ? Json.of(it.tags().iterator().next().value())
                : Json.ofTexts(it.tags().stream().map(TagId::value).toList());
        return it.confidence() == 1
                ? predicate(it.attribute(), it.operator().jsonName(), tags)
                : predicate(
                        it.attribute(),
                        it.operator().jsonName(),
                        tags,
                        ConditionReader.CONFIDENCE,
                        Json.of(it.confidence()));
    }

    static Json write(Scalar value) {
        if (value instanceof Text text) {
            return Json.of(text.value());
        } else if (value instanceof Whole whole) {
            return Json.of(whole.value());
        } else if (value instanceof Decimal decimal) {
            return new Json.Num(decimal.value());
        } else if (value instanceof Bool bool) {
            return Json.of(bool.value());
        } else if (value instanceof Moment moment) {
            return Json.of(moment.value().toString());
        } else if (value instanceof Day day) {
            return Json.of(day.value().toString());
        }
        Money money = ((Amount) value).value();
        return Json.object(
                "amount",
                Json.of(money.amount().toPlainString()),
                "currency",
                Json.of(money.currency().getCurrencyCode()));
    }

    private static Json members(List<Condition> members) {
        return new Json.Arr(members.stream().map(ConditionWriter::write).toList());
    }

    private static Json predicate(AttributeName attribute, String operator, Json operand) {
        return Json.object(ConditionReader.ATTRIBUTE, name(attribute), operator, operand);
    }

    private static Json predicate(
            AttributeName attribute, String operator, Json operand, String option, Json optional) {
        return Json.object(ConditionReader.ATTRIBUTE, name(attribute), operator, operand, option, optional);
    }

    private static Json name(AttributeName attribute) {
        return Json.of(attribute.value());
    }
}

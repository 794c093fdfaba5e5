package io.communitykit.core.condition;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue.Amount;
import io.communitykit.core.event.AttributeValue.Bool;
import io.communitykit.core.event.AttributeValue.Decimal;
import io.communitykit.core.event.AttributeValue.Moment;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.AttributeValue.Text;
import io.communitykit.core.event.AttributeValue.Whole;
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
        throw new AssertionError("no JSON form for " + condition.getClass());
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

    private static Json name(AttributeName attribute) {
        return Json.of(attribute.value());
    }
}

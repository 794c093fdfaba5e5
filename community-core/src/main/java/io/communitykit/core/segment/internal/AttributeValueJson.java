package io.communitykit.core.segment.internal;

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
import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/** An attribute's value as an object of one field, whose name is the type: {@code {"whole":3}}. */
final class AttributeValueJson {

    private static final String TYPES = "an object of one of text, whole, decimal, boolean, money, instant, date, list";

    /** As long as an amount of 64 bits can be, so that no text makes a number that takes a gigabyte. */
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private AttributeValueJson() {}

    static Json write(AttributeValue value) {
        if (value instanceof ListOf list) {
            return Json.object(
                    "list",
                    new Json.Arr(list.values().stream()
                            .map(AttributeValueJson::write)
                            .toList()));
        } else if (value instanceof Text text) {
            return Json.object("text", Json.of(text.value()));
        } else if (value instanceof Whole whole) {
            return Json.object("whole", Json.of(whole.value()));
        } else if (value instanceof Decimal decimal) {
            return Json.object("decimal", new Json.Num(decimal.value()));
        } else if (value instanceof Bool bool) {
            return Json.object("boolean", Json.of(bool.value()));
        } else if (value instanceof Moment moment) {
            return Json.object("instant", Json.of(moment.value().toString()));
        } else if (value instanceof Day day) {
            return Json.object("date", Json.of(day.value().toString()));
        }
        return Json.object("money", money(((Amount) value).value()));
    }

    private static Json money(Money money) {
        return Json.object(
                "amount",
                Json.of(money.amount().toPlainString()),
                "currency",
                Json.of(money.currency().getCurrencyCode()));
    }

    static AttributeValue read(Json json, String pointer) {
        StateObject object = StateObject.of(json, pointer);
        if (!object.names().equals(List.of("list"))) {
            return scalar(object, pointer);
        }
        List<Json> items = object.list("list");
        List<Scalar> values = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String at = Pointer.append(Pointer.append(pointer, "list"), i);
            values.add(scalar(StateObject.of(items.get(i), at), at));
        }
        return new ListOf(values);
    }

    private static Scalar scalar(StateObject object, String pointer) {
        if (object.names().size() != 1) {
            throw StateObject.fault(pointer, TYPES, object.names().size() + " fields");
        }
        String type = object.names().get(0);
        return switch (type) {
            case "text" -> AttributeValue.of(object.text(type));
            case "whole" -> AttributeValue.of(object.whole(type));
            case "decimal" -> AttributeValue.of(object.number(type));
            case "boolean" -> AttributeValue.of(object.truth(type));
            case "money" -> AttributeValue.of(money(object.object(type)));
            case "instant" -> AttributeValue.of(object.instant(type));
            case "date" -> new Day(object.parsed(type, "a date", LocalDate::parse));
            default -> throw StateObject.fault(pointer, TYPES, "another type");
        };
    }

    private static Money money(StateObject object) {
        Money money = Money.of(
                object.parsed("amount", "a decimal number", AttributeValueJson::amount),
                object.parsed("currency", "a currency", Currency::getInstance));
        object.requireNoMore();
        return money;
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new NumberFormatException("no amount");
        }
        return new BigDecimal(text);
    }
}

package io.communitykit.referral.attribution.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What makes an order another one when it is told again. Lines count in any order, by a digest of 128 bits: that finds mistakes.
 *
 * @param at microseconds
 * @param currency its code
 * @param lines their digest
 */
record OrderContent(long at, String currency, String lines) {

    static OrderContent of(PaidOrder order) {
        StringBuilder text = new StringBuilder();
        order.lines().stream().sorted(Comparator.comparing(OrderLine::id)).forEach(line -> add(text, line));
        return new OrderContent(
                Timestamps.toMicros(order.at()), order.currency().getCurrencyCode(), KeyText.digest(text.toString()));
    }

    private static void add(StringBuilder text, OrderLine line) {
        String category = line.category().map(Object::toString).orElse("");
        text.append(line.id().value().length()).append(':').append(line.id());
        text.append(category.length()).append(':').append(category);
        text.append(line.paid()).append(',').append(line.tax()).append(',');
        text.append(line.shipping()).append(',').append(line.coupon()).append(';');
    }

    static OrderContent read(Fields.Reader reader) {
        return new OrderContent(reader.number("at"), reader.text("currency"), reader.text("lines"));
    }

    static OrderContent of(Json.Obj stored) {
        Fields.Reader reader = Fields.read("content of an order", stored);
        OrderContent content = read(reader);
        reader.done();
        return content;
    }

    Json.Obj form() {
        return Fields.write()
                .number("at", at)
                .text("currency", currency)
                .text("lines", lines)
                .done();
    }

    List<String> differences(OrderContent other) {
        List<String> fields = new ArrayList<>();
        if (at != other.at) {
            fields.add("at");
        }
        if (!currency.equals(other.currency)) {
            fields.add("currency");
        }
        if (!lines.equals(other.lines)) {
            fields.add("lines");
        }
        return fields;
    }
}

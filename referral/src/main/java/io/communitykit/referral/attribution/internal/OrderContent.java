package io.communitykit.referral.attribution.internal;

import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.internal.FactKeys;
import io.communitykit.referral.internal.Fields;
import io.communitykit.referral.order.OrderLine;
import io.communitykit.referral.order.PaidOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes an order another one when it is told again. Lines count in any order, by a digest.
 *
 * @param at microseconds
 * @param currency its code
 * @param lines their digest
 */
record OrderContent(long at, String currency, String lines) {

    static OrderContent of(PaidOrder order) {
        Object[] parts = order.lines().stream()
                .sorted(Comparator.comparing(OrderLine::id))
                .flatMap(OrderContent::parts)
                .toArray();
        return new OrderContent(
                Timestamps.toMicros(order.at()), order.currency().getCurrencyCode(), FactKeys.digest(parts));
    }

    private static Stream<Object> parts(OrderLine line) {
        String category = line.category().map(Object::toString).orElse("");
        return Stream.of(line.id(), category, line.paid(), line.tax(), line.shipping(), line.coupon());
    }

    static OrderContent of(Json.Obj stored) {
        Fields.Reader reader = Fields.read("content of an order", stored);
        OrderContent content = new OrderContent(reader.number("at"), reader.text("currency"), reader.text("lines"));
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

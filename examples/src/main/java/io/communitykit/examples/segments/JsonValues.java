package io.communitykit.examples.segments;

import com.fasterxml.jackson.databind.JsonNode;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes typed values of JSON. */
final class JsonValues {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private JsonValues() {}

    /** The value; empty, and a fault told, where the JSON is of another type. */
    static Optional<AttributeValue> read(AttributeType type, JsonNode json, String at, Violations faults) {
        return switch (type) {
            case TEXT -> text(json, at, faults).map(it -> it);
            case NUMBER ->
                json.isNumber() ? number(json, at, faults).map(it -> it) : wrong(json, "a number", at, faults);
            case MONEY -> money(json, at, faults).map(it -> it);
            case BOOLEAN ->
                json.isBoolean()
                        ? Optional.of(AttributeValue.of(json.booleanValue()))
                        : wrong(json, "true or false", at, faults);
            case INSTANT ->
                instant(json, at, faults).flatMap(it -> ProfileParser.made(at, () -> AttributeValue.of(it), faults));
            case DATE ->
                parsed(json, "a date such as \"2024-05-01\"", LocalDate::parse, at, faults)
                        .flatMap(it -> ProfileParser.made(at, () -> AttributeValue.of(it), faults));
            case LIST -> list(json, at, faults);
            case TAGS -> throw new IllegalArgumentException("a set of tags is no value");
        };
    }

    /** As the JSON was written, for showing; text without its quotes. */
    static Object shown(JsonNode json) {
        return json.isTextual() ? json.textValue() : json;
    }

    /** An instant. */
    static Optional<Instant> instant(JsonNode json, String at, Violations faults) {
        return parsed(
                json,
                "an instant such as \"2024-05-01T00:00:00Z\"",
                text -> OffsetDateTime.parse(text).toInstant(),
                at,
                faults);
    }

    /** What a parser makes of a text. */
    static <T> Optional<T> parsed(
            JsonNode json, String expected, Function<String, T> parser, String at, Violations faults) {
        if (!json.isTextual()) {
            return wrong(json, expected, at, faults);
        }
        try {
            return Optional.of(parser.apply(json.textValue()));
        } catch (DateTimeException | ArithmeticException e) {
            return wrong(json, expected, at, faults);
        }
    }

    private static <T> Optional<T> wrong(JsonNode json, String expected, String at, Violations faults) {
        faults.add(at, expected, shown(json));
        return Optional.empty();
    }

    private static Optional<Scalar> text(JsonNode json, String at, Violations faults) {
        return json.isTextual()
                ? ProfileParser.made(at, () -> AttributeValue.of(json.textValue()), faults)
                : wrong(json, "text", at, faults);
    }

    private static Optional<Scalar> number(JsonNode json, String at, Violations faults) {
        return json.isIntegralNumber() && json.canConvertToLong()
                ? Optional.of(AttributeValue.of(json.longValue()))
                : ProfileParser.made(
                        at, () -> AttributeValue.canonical(AttributeValue.of(json.decimalValue())), faults);
    }

    private static Optional<Scalar> money(JsonNode json, String at, Violations faults) {
        JsonNode amount = json.get(AMOUNT);
        JsonNode currency = json.get(CURRENCY);
        if (!json.isObject() || json.size() != 2 || amount == null || currency == null || !amount.isTextual()) {
            return wrong(json, "money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"}", at, faults);
        } else if (!CURRENCIES.contains(currency.asText())) {
            return wrong(currency, "a currency such as \"CNY\"", Violations.below(at, CURRENCY), faults);
        } else if (!amount.textValue().matches("-?\\d{1,20}(\\.\\d{1,10})?")) {
            return wrong(amount, "an amount such as \"39.00\"", Violations.below(at, AMOUNT), faults);
        }
        BigDecimal number = new BigDecimal(amount.textValue());
        return ProfileParser.made(
                at, () -> AttributeValue.of(Money.of(number, Currency.getInstance(currency.asText()))), faults);
    }

    private static Optional<AttributeValue> list(JsonNode json, String at, Violations faults) {
        if (!json.isArray()) {
            return wrong(json, "a list", at, faults);
        }
        List<Scalar> values = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            scalar(json.get(i), Violations.below(at, i), faults).ifPresent(values::add);
        }
        return Optional.of(new AttributeValue.ListOf(values));
    }

    private static Optional<Scalar> scalar(JsonNode json, String at, Violations faults) {
        if (json.isNumber()) {
            return number(json, at, faults);
        } else if (json.isBoolean()) {
            return Optional.of(AttributeValue.of(json.booleanValue()));
        }
        return json.isObject() ? money(json, at, faults) : text(json, at, faults);
    }
}

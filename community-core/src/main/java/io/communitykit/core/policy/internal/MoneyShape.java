package io.communitykit.core.policy.internal;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violations;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money, the amount a string so that no program on the way takes it for a floating-point number. */
public record MoneyShape() implements Shape {

    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final List<String> NAMES = List.of(AMOUNT, CURRENCY);

    @Override
    public String expected() {
        return "money such as {\"amount\":\"39.00\",\"currency\":\"CNY\"}";
    }

    @Override
    public @Nullable Object read(Json json, String pointer, Violations violations) {
        if (!(json instanceof Json.Obj object)) {
            return Fields.wrong(json, pointer, expected(), violations);
        }
        Fields.refuseUnknown(object, NAMES, pointer, violations);
        Object amount = Fields.read(object, AMOUNT, WordShapes.AMOUNT, true, pointer, violations);
        Object currency = Fields.read(object, CURRENCY, WordShapes.CURRENCY, true, pointer, violations);
        if (amount == null || currency == null) {
            return null;
        }
        return money((BigDecimal) amount, (Currency) currency, pointer, violations);
    }

    private static @Nullable Money money(BigDecimal amount, Currency currency, String pointer, Violations violations) {
        if (currency.getDefaultFractionDigits() < 0) {
            violations.add(
                    Pointer.append(pointer, CURRENCY), "a currency with a minor unit", currency.getCurrencyCode());
            return null;
        }
        try {
            return Money.of(amount, currency);
        } catch (InvalidValueException e) {
            boolean large = e.code().equals(ErrorCode.VALUE_OVERFLOW);
            String rule = large ? "an amount within 64 bits of minor units" : Words.rule(e);
            violations.add(Pointer.append(pointer, AMOUNT), rule, amount.toPlainString());
            return null;
        }
    }

    @Override
    public Map<String, Json> schema(Map<String, Json> definitions) {
        definitions.computeIfAbsent("money", name -> definition());
        return Fields.ordered("$ref", Json.of("#/$defs/money"));
    }

    private static Json definition() {
        return Json.object(
                "description",
                Json.of("An amount in major units of a currency."),
                "type",
                Json.of("object"),
                "properties",
                Json.object(
                        AMOUNT, new Json.Obj(WordShapes.AMOUNT.schema(Map.of())),
                        CURRENCY, new Json.Obj(WordShapes.CURRENCY.schema(Map.of()))),
                "required",
                Json.ofTexts(NAMES),
                "additionalProperties",
                Json.of(false));
    }
}

package io.communitykit.core.event;

import static io.communitykit.core.event.BadLineException.quote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code {"amount":"39.00","currency":"CNY"}}, the only object that an attribute may be. */
final class MoneyReader {

    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,30})?");
    private static final String SHAPE = " must be money, an object of the texts amount and currency";

    private MoneyReader() {}

    /** The parser's current token is the start of the object; afterwards it is the end. */
    static AttributeValue.Amount read(String path, JsonParser json) throws IOException {
        Map<String, String> members = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (!name.equals(AMOUNT) && !name.equals(CURRENCY)) {
                throw new BadLineException(path + SHAPE + " alone, got " + quote(name));
            }
            JsonToken token = json.nextToken();
            if (token != JsonToken.VALUE_STRING) {
                throw new BadLineException(path + "." + name + " must be text, got " + TokenWords.of(token));
            }
            if (members.put(name, json.getText()) != null) {
                throw new BadLineException(path + "." + name + " comes twice");
            }
        }
        String amount = members.get(AMOUNT);
        String currency = members.get(CURRENCY);
        if (amount == null || currency == null) {
            throw new BadLineException(path + SHAPE + ", got no " + (amount == null ? AMOUNT : CURRENCY));
        }
        return AttributeValue.of(money(amount, currency));
    }

    private static Money money(String amount, String code) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw InvalidValueException.of("amount", "decimal text such as 39.00", amount);
        }
        return Money.of(new BigDecimal(amount), currency(code));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw InvalidValueException.of("currency", "a code of ISO 4217 such as CNY", code);
        }
    }
}

package io.communitykit.core.condition;

import com.google.common.collect.ImmutableSet;
import io.communitykit.core.InvalidValueException;
import io.communitykit.core.condition.Token.Kind;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.json.Json;
import io.communitykit.core.json.Pointer;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Violation;
import io.communitykit.core.policy.Violations;
import io.communitykit.core.policy.internal.MoneyShape;
import io.communitykit.core.policy.internal.WordShapes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads names and values of the text form. For one thread. */
final class TextValues {

    private static final String VALUE =
            "a value (text in quotes, a number, money such as 39.00 CNY, true, false, a date or an instant)";
    private static final String NUMBER_LIMIT = "a number of at most 100 digits and exponent within 100";
    private static final int MAX_LENGTH = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9]\\d{0,18})(\\.\\d{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIMED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");
    private static final Pattern UNITS = Pattern.compile("[\\d.]+[dhms].*");
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,9}d)?((\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}(\\.\\d{1,9})?s)?)");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final ImmutableSet<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(ImmutableSet.toImmutableSet());

    private static final MoneyShape MONEY = new MoneyShape();

    private final TextLexer lexer;
    private final TextFaults faults;
    private final List<String> attributes;

    TextValues(TextLexer lexer, TextFaults faults, AttributeSchema schema) {
        this.lexer = lexer;
        this.faults = faults;
        this.attributes =
                schema.types().keySet().stream().map(AttributeName::value).toList();
    }

    AttributeName name(String what) {
        Token token = lexer.token();
        if (token.kind() == Kind.WORD && TextWords.RESERVED.contains(token.text())) {
            throw faults.expected("an attribute, in backquotes if it is called like a keyword", token);
        } else if (token.kind() != Kind.WORD && token.kind() != Kind.NAME) {
            throw faults.expected(what, token, List.of("("));
        }
        lexer.advance();
        return faults.read(token.at(), (at, violations) -> {
            try {
                return new AttributeName(token.text());
            } catch (InvalidValueException e) {
                violations.addUnknown(at, "an attribute", token.text(), attributes);
                return null;
            }
        });
    }

    /** Reads a value whose type shows. */
    Scalar value() {
        Token token = lexer.token();
        if (token.kind() == Kind.QUOTED) {
            lexer.advance();
            return faults.made(token.at(), () -> AttributeValue.of(token.text()));
        } else if (token.is("true") || token.is("false")) {
            lexer.advance();
            return AttributeValue.of(token.is("true"));
        } else if (token.kind() != Kind.LITERAL) {
            throw faults.expected(VALUE, token, List.of());
        }
        lexer.advance();
        if (token.text().length() > MAX_LENGTH) {
            throw faults.expected(NUMBER_LIMIT, token);
        } else if (DATE.matcher(token.text()).matches()) {
            return faults.read(token.at(), (at, violations) -> OperandReader.date(token.text(), at, violations));
        } else if (TIMED.matcher(token.text()).matches()) {
            Instant instant =
                    faults.read(token.at(), (at, violations) -> OperandReader.instant(token.text(), at, violations));
            return AttributeValue.of(instant);
        }
        return isCurrency(lexer.token()) ? money(token, lexer.advance()) : number(token);
    }

    /** Also a code in lower case or of no currency, so that the fault can say what was meant. */
    private static boolean isCurrency(Token token) {
        String word = token.kind() == Kind.WORD ? token.text() : "";
        boolean known = CURRENCIES.contains(word.toUpperCase(Locale.ROOT)) && !TextWords.RESERVED.contains(word);
        return known || (CODE.matcher(word).matches() && !TextWords.RESERVED.contains(word.toLowerCase(Locale.ROOT)));
    }

    private Scalar money(Token amount, Token currency) {
        if (!AMOUNT.matcher(amount.text()).matches()) {
            throw faults.expected("an amount such as 39.00", amount);
        }
        Violations violations = new Violations();
        Json json = Json.object("amount", Json.of(amount.text()), "currency", Json.of(currency.text()));
        Money money = (Money) MONEY.read(json, Pointer.ROOT, violations);
        if (money == null) {
            Violation fault = violations.list().get(0);
            Token at = fault.pointer().equals("/currency") ? currency : amount;
            throw faults.fault(at.at(), fault.expected(), fault.got(), fault.suggestion());
        }
        return AttributeValue.of(money);
    }

    private Scalar number(Token token) {
        if (!NUMBER.matcher(token.text()).matches()) {
            throw faults.expected(VALUE, token);
        }
        try {
            return AttributeValue.canonical(AttributeValue.of(new BigDecimal(token.text())));
        } catch (InvalidValueException | NumberFormatException e) {
            throw faults.expected(NUMBER_LIMIT, token);
        }
    }

    /** Whether a whole number stands here, and not a duration. */
    boolean atWhole() {
        return lexer.token().kind() == Kind.LITERAL
                && WHOLE.matcher(lexer.token().text()).matches();
    }

    int whole() {
        if (!atWhole()) {
            throw faults.expected("a whole number of at most 9 digits", lexer.token());
        }
        return Integer.parseInt(lexer.advance().text());
    }

    /** Reads a duration: {@code 1d 12h} or {@code 1d12h}. */
    Duration duration() {
        Token first = lexer.token();
        StringBuilder parts = new StringBuilder();
        while (lexer.token().kind() == Kind.LITERAL
                && parts.length() < MAX_LENGTH
                && UNITS.matcher(lexer.token().text()).matches()) {
            parts.append(lexer.advance().text());
        }
        var matcher = DURATION.matcher(parts);
        if (parts.isEmpty() || !matcher.matches()) {
            String got = parts.isEmpty() ? first.shown() : parts.toString();
            throw faults.fault(
                    first.at(),
                    "a duration such as 7d, 1d 12h, 30m or 1.5s, or days such as 7 days in Asia/Shanghai",
                    got,
                    Optional.empty());
        }
        String days = matcher.group(1) == null ? "" : matcher.group(1);
        String time = matcher.group(2).isEmpty() ? "" : "T" + matcher.group(2);
        return Duration.parse("P" + days + time);
    }

    ZoneId zone() {
        Token token = lexer.token();
        if (token.kind() != Kind.WORD && token.kind() != Kind.LITERAL) {
            throw faults.expected(WordShapes.ZONE.expected(), token);
        }
        lexer.advance();
        return faults.read(
                token.at(), (at, violations) -> (ZoneId) WordShapes.ZONE.read(Json.of(token.text()), at, violations));
    }

    /** Reads a share of at most 2 decimals, in basis points. */
    int percent() {
        Token token = lexer.token();
        int basisPoints =
                token.kind() == Kind.LITERAL && PERCENT.matcher(token.text()).matches()
                        ? new BigDecimal(token.text()).movePointRight(2).intValueExact()
                        : 0;
        if (basisPoints < 1 || basisPoints > TagMatch.CERTAIN) {
            throw faults.expected("a confidence from 0.01% to 100%", token);
        }
        lexer.advance();
        if (!lexer.accept("%")) {
            throw faults.expected("%", lexer.token());
        }
        return basisPoints;
    }

    Token quoted(String what) {
        if (lexer.token().kind() != Kind.QUOTED) {
            throw faults.expected(what + " in quotes", lexer.token(), List.of());
        }
        return lexer.advance();
    }
}

package io.communitykit.core.policy.internal;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.IdText;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.json.Json;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The values that documents hold as strings. Dates and times are upper-case; nothing depends on a locale or zone. */
public final class WordShapes {

    /** An instant with its offset, as RFC 3339 writes it. */
    public static final Shape INSTANT = shaped(
            "an instant such as \"2024-05-01T00:00:00Z\"",
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})",
            text -> Timestamps.cut("instant", OffsetDateTime.parse(text).toInstant()));

    static final WordShape TEXT = WordShape.of("text", Map.of(), text -> text);
    static final WordShape AMOUNT = shaped(
            "a decimal number in quotes such as \"39.00\"", "-?(0|[1-9]\\d{0,18})(\\.\\d{1,9})?", BigDecimal::new);
    static final WordShape CURRENCY = new WordShape(
            "an ISO 4217 currency code such as \"CNY\"",
            pattern("[A-Z]{3}"),
            () -> Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .toList(),
            Currency::getInstance);
    /** A time zone by its name, or an offset. */
    public static final Shape ZONE = new WordShape(
            "a time zone such as \"Asia/Shanghai\" or \"+08:00\"",
            Map.of("minLength", Json.of(1)),
            ZoneId::getAvailableZoneIds,
            WordShapes::zone);
    /** A day of the calendar. */
    public static final Shape DATE = shaped("a date such as \"2024-05-01\"", "\\d{4}-\\d{2}-\\d{2}", LocalDate::parse);
    /** A duration of days and less. */
    public static final Shape DURATION = shaped(
            "an ISO 8601 duration in days, hours, minutes and seconds such as \"P7D\" or \"PT15M\"",
            "P(?=\\d|T\\d)(\\d{1,9}D)?(T(?=\\d)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}(\\.\\d{1,9})?S)?)?",
            Duration::parse);

    static final WordShape VERSION = id(PolicyVersion.class, PolicyVersion::new);
    /** The name of an attribute. */
    public static final Shape ATTRIBUTE_NAME =
            named(AttributeName.class, "[A-Za-z][A-Za-z0-9_.-]{0,63}", AttributeName::new);

    /** The text of an id. */
    public static final Shape SEED = id("a seed", text -> IdText.check("seed", text));
    /** A tag. */
    public static final Shape TAG = id(TagId.class, TagId::new);
    /** The id of a segment. */
    public static final Shape SEGMENT_ID = id(SegmentId.class, SegmentId::new);

    static final WordShape EVENT_TYPE = named(EventType.class, "[!-~]{1,100}", EventType::new);

    static final Map<Class<?>, WordShape> BY_TYPE = Map.of(
            String.class, TEXT,
            Currency.class, CURRENCY,
            ZoneId.class, (WordShape) ZONE,
            Instant.class, (WordShape) INSTANT,
            LocalDate.class, (WordShape) DATE,
            Duration.class, (WordShape) DURATION,
            AttributeName.class, (WordShape) ATTRIBUTE_NAME,
            EventType.class, EVENT_TYPE);

    private WordShapes() {}

    /** An id: any text that fits its 255 bytes. */
    static WordShape id(Class<?> type, Function<String, Object> parse) {
        return id(Words.ofType(type), parse);
    }

    private static WordShape id(String expected, Function<String, Object> parse) {
        return WordShape.of(expected, Fields.ordered("minLength", Json.of(1), "maxLength", Json.of(255)), parse);
    }

    /** A record of text with a pattern of its own, or any text that is not empty. */
    static WordShape named(Class<?> type, String pattern, Function<String, Object> parse) {
        Map<String, Json> keywords = pattern.isEmpty() ? Map.of("minLength", Json.of(1)) : pattern(pattern);
        return WordShape.of(Words.ofType(type), keywords, parse);
    }

    /** The names of an enum in kebab-case. */
    static WordShape ofEnum(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(Words.kebab((Enum<?>) constant), constant);
        }
        List<String> names = List.copyOf(constants.keySet());
        return new WordShape(
                "one of \"" + String.join("\", \"", names) + "\"",
                Map.of("enum", Json.ofTexts(names)),
                () -> names,
                text -> Optional.ofNullable(constants.get(text)).orElseThrow(IllegalArgumentException::new));
    }

    private static WordShape shaped(String expected, String pattern, Function<String, Object> parse) {
        Pattern compiled = Pattern.compile(pattern);
        return WordShape.of(expected, pattern(pattern), text -> {
            if (!compiled.matcher(text).matches()) {
                throw new DateTimeException("other shape");
            }
            return parse.apply(text);
        });
    }

    private static Map<String, Json> pattern(String pattern) {
        return Map.of("pattern", Json.of("^(?:" + pattern.replace("\\d", "[0-9]") + ")$"));
    }

    private static ZoneId zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : ZoneOffset.of(text);
    }
}

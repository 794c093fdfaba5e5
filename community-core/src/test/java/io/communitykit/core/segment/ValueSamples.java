package io.communitykit.core.segment;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Values by chance, from a seed; so few of each that they meet, around days on which calendars do strange things. */
final class ValueSamples {

    static final Currency CNY = Currency.getInstance("CNY");
    static final Currency JPY = Currency.getInstance("JPY");
    static final List<String> KEYS = List.of("fresh", "生鲜", "");
    static final EventType[] TYPES = {EventType.ORDER_PAID, EventType.MEMBER_LOGGED_IN};

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Pacific/Apia"));

    /** Clocks go forward in New York; midnight comes twice in Havana; Apia skips a day; a leap day. */
    private static final List<String> STARTS = List.of(
            "2024-03-09T03:00:00Z", "2024-11-02T17:00:00Z", "2011-12-29T08:00:00Z", "2024-02-27T23:59:59.999999Z");

    private final Random random;
    private final Instant start;

    ValueSamples(Random random) {
        this.random = random;
        this.start = Instant.parse(STARTS.get(random.nextInt(STARTS.size())));
    }

    Random random() {
        return random;
    }

    Instant start() {
        return start;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    ZoneId zone() {
        return any(ZONES);
    }

    TagId tag() {
        return new TagId("t" + random.nextInt(4));
    }

    int confidence() {
        return any(List.of(1, 2_500, 5_000, 5_001, 9_999, 10_000));
    }

    Instant instant() {
        return start.plus(offset());
    }

    /** A stretch back or ahead: mostly of some hours. */
    Duration offset() {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofNanos(1_000L * (random.nextInt(5) - 2));
            case 2 -> Duration.ofDays(random.nextInt(60) - 30);
            default -> Duration.ofHours(random.nextInt(120) - 60);
        };
    }

    AttributeValue value(AttributeType type) {
        if (type != AttributeType.LIST) {
            return scalar(type);
        }
        List<Scalar> elements = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            elements.add(element());
        }
        return new ListOf(elements);
    }

    Scalar element() {
        return scalar(any(List.of(AttributeType.TEXT, AttributeType.NUMBER, AttributeType.MONEY)));
    }

    Scalar scalar(AttributeType type) {
        return switch (type) {
            case TEXT -> AttributeValue.of(any(List.of("", "a", "ab", "生鲜", "生")));
            case NUMBER -> number();
            case MONEY -> AttributeValue.of(new Money(random.nextInt(5) - 2, one(4) ? JPY : CNY));
            case BOOLEAN -> AttributeValue.of(random.nextBoolean());
            case INSTANT -> AttributeValue.of(instant());
            case DATE ->
                AttributeValue.of(LocalDate.ofInstant(start, ZoneOffset.UTC).plusDays(random.nextInt(9) - 4L));
            case LIST, TAGS -> throw new IllegalStateException("no scalar");
        };
    }

    private Scalar number() {
        return switch (random.nextInt(6)) {
            case 0 -> AttributeValue.of(any(List.of(Long.MIN_VALUE, Long.MAX_VALUE)));
            case 1, 2 ->
                AttributeValue.of(new BigDecimal(any(List.of("1.5", "2.0", "-0.5", "1E+50", "9223372036854775808"))));
            default -> AttributeValue.of(random.nextInt(6) - 1);
        };
    }

    /** An amount of an event, or what is none. */
    AttributeValue amount() {
        return switch (random.nextInt(5)) {
            case 0 -> AttributeValue.of("not an amount");
            case 1, 2 -> AttributeValue.of(new Money(random.nextInt(4) - 1, one(3) ? JPY : CNY));
            default -> AttributeValue.of(new BigDecimal(any(List.of("1", "0.5", "2.0", "-1", "3"))));
        };
    }

    Tag tagged(Instant now) {
        Optional<Fading> fading = switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Fading.Expires(now.plus(offset())));
            case 2 ->
                Optional.of(new Fading.HalfLife(Duration.ofSeconds(1).plusNanos(1_000L * random.nextInt(3_000_000))));
            default ->
                Optional.of(new Fading.HalfLife(
                        Duration.ofHours(1 + random.nextInt(90)).plusNanos(7_000)));
        };
        return new Tag(new TagSource("survey"), confidence(), one(2) ? now : now.plus(offset()), fading);
    }
}

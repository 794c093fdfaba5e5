package io.communitykit.core.segment.bulk;

import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.id.TagId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.Fading;
import io.communitykit.core.segment.Tag;
import io.communitykit.core.segment.TagSource;
import io.communitykit.core.time.Timestamps;
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

/** Values by chance, from a seed: few, so that they meet, with the ends of every range among them. */
final class BulkValues {

    static final Currency CNY = Currency.getInstance("CNY");
    static final Currency JPY = Currency.getInstance("JPY");

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("-03:30"));
    /** The day begins twice in St. John's; Apia skips one; clocks go forward in New York; both ends of time. */
    private static final List<String> STARTS = List.of(
            "2006-10-29T03:00:00Z",
            "2011-12-31T08:00:00.000000999Z",
            "2024-03-10T12:00:00Z",
            "0001-01-03T00:00:00Z",
            "9999-12-30T12:00:00Z");

    private static final List<String> TEXTS = List.of("", "a", "ab", "回", "回答", "👍🏽", "𠮷野家", "\ud83d\udc4d");
    private static final List<String> DECIMALS = List.of(
            "1.5",
            "2.0",
            "-0.50",
            "9223372036854775807.5",
            "9223372036854775808",
            "-9223372036854775809",
            "1E+50",
            "-1E+100",
            "1E-100",
            "0.00");
    private static final List<Long> WHOLES = List.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE, 0L);

    private final Random random;
    private final Instant asOf;
    /** Some populations know whole numbers only, which are indexed in another way. */
    private final boolean whole;

    BulkValues(Random random) {
        this.random = random;
        this.asOf = Instant.parse(any(STARTS));
        this.whole = random.nextBoolean();
    }

    Random random() {
        return random;
    }

    Instant asOf() {
        return asOf;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

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
        return new TagId(any(List.of("生鲜", "a", "🐱", "and", "\"")));
    }

    int confidence() {
        return any(List.of(1, 2_500, 5_000, 5_001, 9_999, 10_000));
    }

    /** A stretch back or ahead. */
    Duration offset() {
        return switch (random.nextInt(5)) {
            case 0 -> Duration.ofNanos(1_000L * (random.nextInt(5) - 2));
            case 1 -> Duration.ofMinutes(random.nextInt(400) - 200);
            case 2 -> Duration.ofDays(random.nextInt(60) - 30);
            default -> Duration.ofHours(random.nextInt(120) - 60);
        };
    }

    Instant instant() {
        Instant instant = one(12) ? any(List.of(Timestamps.MIN, Timestamps.MAX)) : asOf.plus(offset());
        return instant.isBefore(Timestamps.MIN) ? Timestamps.MIN : instant.isAfter(Timestamps.MAX) ? asOf : instant;
    }

    private LocalDate date() {
        LocalDate day = LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(random.nextInt(9) - 4L);
        return day.getYear() < 1 || day.getYear() > 9999 || one(12)
                ? any(List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)))
                : day;
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
        return scalar(any(List.of(AttributeType.TEXT, AttributeType.NUMBER, AttributeType.MONEY, AttributeType.DATE)));
    }

    Scalar scalar(AttributeType type) {
        return switch (type) {
            case TEXT -> AttributeValue.of(any(TEXTS));
            case NUMBER -> number();
            case MONEY -> AttributeValue.of(new Money(one(8) ? any(WHOLES) : below(5) - 2, one(3) ? JPY : CNY));
            case BOOLEAN -> AttributeValue.of(random.nextBoolean());
            case INSTANT -> AttributeValue.of(instant());
            case DATE -> AttributeValue.of(date());
            case LIST, TAGS -> throw new IllegalStateException("no scalar");
        };
    }

    private Scalar number() {
        if (!whole && one(3)) {
            return AttributeValue.of(new BigDecimal(any(DECIMALS)));
        }
        return AttributeValue.of(
                switch (random.nextInt(6)) {
                    case 0 -> any(WHOLES);
                    case 1 -> random.nextLong();
                    case 2 -> below(1_000);
                    default -> below(6) - 2;
                });
    }

    /** An operand may have a fraction although no member has. */
    Scalar operand(AttributeType type) {
        return type == AttributeType.NUMBER && one(4) ? AttributeValue.of(new BigDecimal(any(DECIMALS))) : scalar(type);
    }

    Tag tagged() {
        Optional<Fading> fading = switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Fading.Expires(instant()));
            case 2 -> Optional.of(new Fading.HalfLife(Duration.ofSeconds(1)));
            default ->
                Optional.of(new Fading.HalfLife(Duration.ofHours(1 + below(90)).plusNanos(7_000)));
        };
        return new Tag(new TagSource("survey"), confidence(), instant(), fading);
    }
}

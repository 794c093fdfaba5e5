package io.communitykit.core.event;

import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Events of every kind that can be, with a preference for what is hard to write down. */
final class AnyEvents {

    private static final List<Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .sorted(Comparator.comparing(Currency::getCurrencyCode))
            .toList();

    private static final String HARD =
            "\"\\/\b\t\n\f\r\1\33\37\177\u0085\u2028\u2029\uFEFF\uFFFE\uFFFF\uD7FF\uE000" + "\uD800\uDC00\uDBFF\uDFFF";

    private AnyEvents() {}

    /** Well-formed text without U+0000: quotes, controls, line separators, Chinese, emoji, the last code points. */
    static Arbitrary<String> texts(int min, int max) {
        Arbitrary<Integer> hard = Arbitraries.of(HARD.codePoints().boxed().toList());
        return Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.integers().between(' ', '~')),
                        Tuple.of(2, hard),
                        Tuple.of(2, Arbitraries.integers().between(0x4E00, 0x9FFF)),
                        Tuple.of(2, Arbitraries.integers().between(0x1F300, 0x1FAFF)),
                        Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10FFFF)))
                .list()
                .ofMinSize(min)
                .ofMaxSize(max)
                .map(AnyEvents::join);
    }

    private static String join(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    static Arbitrary<AttributeValue.Scalar> scalars() {
        return Arbitraries.oneOf(
                texts(0, 40).map(AttributeValue::of),
                Arbitraries.longs().map(AttributeValue::of),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L).map(AttributeValue::of),
                decimals().map(AttributeValue::of),
                Arbitraries.of(true, false).map(AttributeValue::of),
                Combinators.combine(Arbitraries.longs(), Arbitraries.of(CURRENCIES))
                        .as((minor, currency) -> AttributeValue.of(new Money(minor, currency))));
    }

    static Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigInteger> digits = Arbitraries.oneOf(
                Arbitraries.longs().between(-100, 100).map(BigInteger::valueOf),
                Arbitraries.bigIntegers()
                        .between(
                                BigInteger.TEN.pow(100).negate().add(BigInteger.ONE),
                                BigInteger.TEN.pow(100).subtract(BigInteger.ONE)));
        Arbitrary<Integer> scales = Arbitraries.oneOf(
                Arbitraries.integers().between(-2, 5), Arbitraries.integers().between(-100, 100));
        return Combinators.combine(digits, scales)
                .as(BigDecimal::new)
                .filter(number -> Math.abs(number.stripTrailingZeros().scale()) <= 100);
    }

    static Arbitrary<Instant> instants() {
        long min = Timestamps.toMicros(Timestamps.MIN);
        long max = Timestamps.toMicros(Timestamps.MAX);
        return Arbitraries.longs().between(min, max).map(Timestamps::ofMicros);
    }

    static Arbitrary<Map<AttributeName, AttributeValue>> attributes() {
        Arbitrary<AttributeName> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars('_', '-', '.', '7')
                .ofMinLength(0)
                .ofMaxLength(8)
                .map(rest -> new AttributeName("n" + rest));
        Arbitrary<AttributeValue> lists =
                scalars().list().ofMaxSize(4).map(AttributeValue.ListOf::new).map(list -> list);
        Arbitrary<AttributeValue> single = scalars().map(scalar -> scalar);
        return Arbitraries.maps(names, Arbitraries.oneOf(single, lists)).ofMaxSize(6);
    }

    static Arbitrary<CommunityEvent> events() {
        Arbitrary<IdempotencyKey> keys = Combinators.combine(
                        texts(1, 40).map(EventSource::new), texts(1, 40).map(EventId::new))
                .as(IdempotencyKey::new);
        Arbitrary<EventType> types = Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(100)
                .map(EventType::new);
        Arbitrary<Optional<MemberId>> members = texts(1, 20).map(MemberId::new).optional();
        return Combinators.combine(
                        keys,
                        types,
                        instants(),
                        members,
                        members,
                        texts(1, 60).map(Subject::new).optional(),
                        attributes())
                .as(AnyEvents::event);
    }

    private static CommunityEvent event(
            IdempotencyKey key,
            EventType type,
            Instant at,
            Optional<MemberId> actor,
            Optional<MemberId> beneficiary,
            Optional<Subject> subject,
            Map<AttributeName, AttributeValue> attributes) {
        CommunityEvent.Builder builder = CommunityEvent.builder(key, type, at);
        actor.ifPresent(builder::actor);
        beneficiary.ifPresent(builder::beneficiary);
        subject.ifPresent(builder::subject);
        attributes.forEach(builder::with);
        return builder.build();
    }
}

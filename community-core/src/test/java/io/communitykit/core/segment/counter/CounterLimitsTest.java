package io.communitykit.core.segment.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.AttributeValue.Scalar;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.counter.CounterResult.Counted;
import io.communitykit.core.segment.counter.CounterResult.OverLimit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The limits of the counters of a member:")
class CounterLimitsTest {

    private static final MemberId MING = new MemberId("小明");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final CounterId VIEWS = new CounterId("views");
    private static final CounterSet SET = new CounterSet(
            Duration.ofDays(1),
            Duration.ZERO,
            List.of(Counter.builder("views", Duration.ofHours(1), EventType.CONTENT_VIEWED)
                    .by("tags")
                    .amount("amount")
                    .value("values")
                    .build()));

    private static CommunityEvent.Builder view(int id, Instant at) {
        return CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("shop"), new EventId("" + id)), EventType.CONTENT_VIEWED, at)
                .actor(MING);
    }

    private static ListOf numbered(String prefix, int from, int count) {
        return new ListOf(IntStream.range(from, from + count)
                .<Scalar>mapToObj(i -> AttributeValue.of(prefix + i))
                .toList());
    }

    private static CounterResult tell(CounterState state, CommunityEvent.Builder event) {
        CommunityEvent built = event.build();
        return state.tell(built, MING, SET, built.occurredAt());
    }

    private static CounterResult tell(CommunityEvent.Builder event) {
        return tell(CounterState.empty(), event);
    }

    private static OverLimit over(CounterLimit limit, long allowed, String actual) {
        return new OverLimit(view(1, NOON).build().key(), VIEWS, limit, allowed, new BigInteger(actual));
    }

    @Test
    @DisplayName("an event may have 100 keys of 1,000 characters and 100 values, and no more")
    void of_an_event() {
        String long1000 = "🥬".repeat(500);

        assertThat(tell(view(1, NOON).with("tags", numbered("生", 0, 100)).with("values", numbered("v", 0, 100))))
                .isInstanceOf(Counted.class);
        assertThat(tell(view(1, NOON).with("tags", AttributeValue.of(long1000))))
                .isInstanceOf(Counted.class);
        assertThat(tell(view(1, NOON).with("tags", AttributeValue.of(long1000 + "x"))))
                .isEqualTo(over(CounterLimit.KEY_LENGTH, 1_000, "1001"));
        assertThat(tell(view(1, NOON).with("tags", numbered("k", 0, 101))))
                .isEqualTo(over(CounterLimit.KEYS, 100, "101"));
        assertThat(tell(view(1, NOON).with("values", numbered("v", 0, 101))))
                .isEqualTo(over(CounterLimit.VALUES, 100, "101"));
    }

    @Test
    @DisplayName("a number may have 30 digits before and behind its point, and no more")
    void of_a_number() {
        BigDecimal most = new BigDecimal("9".repeat(30) + "." + "9".repeat(30));

        assertThat(tell(view(1, NOON).with("amount", AttributeValue.of(most)))).isInstanceOf(Counted.class);
        assertThat(tell(view(1, NOON).with("amount", AttributeValue.of(new BigDecimal("1E+30")))))
                .isEqualTo(over(CounterLimit.DIGITS, 30, "31"));
        assertThat(tell(view(1, NOON).with("amount", AttributeValue.of(new BigDecimal("1E-31")))))
                .isEqualTo(over(CounterLimit.DIGITS, 30, "31"));
    }

    @Test
    @DisplayName("money that could overflow some sum is refused with the sum, also when what was before is added up")
    void money() {
        CounterState state = tell(view(2, NOON).with("amount", AttributeValue.of(new Money(Long.MAX_VALUE, CNY))))
                .changed()
                .orElseThrow();
        Instant later = NOON.plus(Duration.ofDays(2));
        CounterState folded = tell(state, view(3, later)).changed().orElseThrow();
        String sum = "9223372036854775808";

        assertThat(tell(state, view(1, NOON).with("amount", AttributeValue.of(new Money(-1, CNY)))))
                .isEqualTo(over(CounterLimit.MONEY, Long.MAX_VALUE, sum));
        assertThat(tell(folded, view(1, later).with("amount", AttributeValue.of(new Money(1, CNY)))))
                .isEqualTo(over(CounterLimit.MONEY, Long.MAX_VALUE, sum));
        assertThat(tell(view(1, NOON).with("amount", AttributeValue.of(new Money(Long.MIN_VALUE, CNY)))))
                .isEqualTo(over(CounterLimit.MONEY, Long.MAX_VALUE, sum));
        assertThatThrownBy(() -> folded.merge(folded)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> state.merge(tell(view(4, NOON).with("amount", AttributeValue.of(new Money(1, CNY))))
                        .changed()
                        .orElseThrow()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("sum of CNY of counter views");
    }

    @Test
    @DisplayName("a state takes 100,000 in size, refuses more with the numbers, and goes on once old hits are added up")
    void size() {
        CounterState state = CounterState.empty();
        for (int i = 0; i < 990; i++) {
            state = tell(state, view(10 + i, NOON).with("values", numbered("v", 0, 100)))
                    .changed()
                    .orElseThrow();
        }
        assertThat(state.size()).isEqualTo(99_990);
        state = tell(state, view(2, NOON).with("values", numbered("v", 0, 9)))
                .changed()
                .orElseThrow();

        assertThat(tell(state, view(1, NOON))).isEqualTo(over(CounterLimit.SIZE, 100_000, "100001"));
        assertThat(state.size()).isEqualTo(100_000);
        Instant later = NOON.plus(Duration.ofDays(2));
        assertThat(tell(state, view(1, later)).changed()).hasValueSatisfying(next -> {
            assertThat(next.size()).isEqualTo(102);
            assertThat(next.read(
                                    Reading.of(new AttributeName("n"), VIEWS, Measure.COUNT, CounterWindow.lifetime()),
                                    SET,
                                    later)
                            .value())
                    .contains(AttributeValue.of(992));
        });
    }

    @Test
    @DisplayName("distinct values of a lifetime stay at 10,000, which means so many or more; a window goes on counting")
    void saturated() {
        CounterState state = CounterState.empty();
        Reading lifetime = Reading.of(new AttributeName("d"), VIEWS, Measure.DISTINCT, CounterWindow.lifetime());
        Reading hour =
                Reading.of(new AttributeName("h"), VIEWS, Measure.DISTINCT, CounterWindow.last(Duration.ofHours(1)));
        for (int i = 0; i < 99; i++) {
            state = tell(state, view(i, NOON).with("values", numbered("v", 100 * i, 100)))
                    .changed()
                    .orElseThrow();
        }
        assertThat(state.read(lifetime, SET, NOON).value()).contains(AttributeValue.of(9_900));
        Instant later = NOON.plus(Duration.ofDays(2));
        CounterState folded = tell(state, view(99, later).with("values", numbered("v", 9_890, 20)))
                .changed()
                .orElseThrow();
        assertThat(folded.read(lifetime, SET, later).value()).contains(AttributeValue.of(9_910));

        for (int i = 100; i < 103; i++) {
            state = tell(state, view(i, NOON).with("values", numbered("v", 100 * i, 100)))
                    .changed()
                    .orElseThrow();
        }
        assertThat(state.read(lifetime, SET, NOON).value()).contains(AttributeValue.of(10_000));
        assertThat(state.read(hour, SET, NOON).value()).contains(AttributeValue.of(10_200));
        folded = tell(state, view(1, later)).changed().orElseThrow();
        assertThat(folded.read(lifetime, SET, later).value()).contains(AttributeValue.of(10_000));
        assertThat(folded.size()).isEqualTo(10_002);
    }
}

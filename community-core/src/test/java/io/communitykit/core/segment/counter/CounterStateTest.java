package io.communitykit.core.segment.counter;

import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.segment.counter.CounterResult.Conflict;
import io.communitykit.core.segment.counter.CounterResult.Counted;
import io.communitykit.core.segment.counter.CounterResult.Repeated;
import io.communitykit.core.segment.counter.CounterResult.TooEarly;
import io.communitykit.core.segment.counter.CounterResult.TooLate;
import io.communitykit.core.segment.counter.CounterResult.Uncounted;
import io.communitykit.core.time.CalendarWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The counters of a member:")
class CounterStateTest {

    private static final MemberId MING = new MemberId("小明");
    private static final MemberId HONG = new MemberId("小红");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final CounterId ORDERS = new CounterId("orders");
    private static final CounterId LIKES = new CounterId("likes");

    private static final CounterSet SET = new CounterSet(
            Duration.ofDays(7),
            Duration.ofHours(1),
            List.of(
                    Counter.builder("orders", Duration.ofDays(32), EventType.ORDER_PAID)
                            .by("category")
                            .amount("amount")
                            .value("sku")
                            .where(attribute("channel").isNot("test"))
                            .build(),
                    Counter.builder("likes", Duration.ofDays(2), EventType.CONTENT_LIKED)
                            .of(CountedMember.BENEFICIARY)
                            .build()));

    private static CommunityEvent.Builder order(String id, Instant at, String... categories) {
        return CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("shop"), new EventId(id)), EventType.ORDER_PAID, at)
                .actor(MING)
                .with("channel", AttributeValue.of("app"))
                .with("category", categories(categories));
    }

    private static ListOf categories(String... names) {
        return new ListOf(Arrays.stream(names)
                .<AttributeValue.Scalar>map(AttributeValue::of)
                .toList());
    }

    private static CounterState told(CommunityEvent... events) {
        CounterState state = CounterState.empty();
        for (CommunityEvent event : events) {
            state = state.tell(event, MING, SET, event.occurredAt()).changed().orElseThrow();
        }
        return state;
    }

    private static Reading orders(Measure measure, CounterWindow window) {
        return Reading.of(new AttributeName("it"), ORDERS, measure, window);
    }

    private static ReadingAt number(long value, Instant changes) {
        return new ReadingAt(Optional.of(AttributeValue.of(value)), Optional.of(changes));
    }

    private static ReadingAt number(long value) {
        return new ReadingAt(Optional.of(AttributeValue.of(value)), Optional.empty());
    }

    @Test
    @DisplayName("three orders of fresh food in 30 days are three for exactly 30 days after the first")
    void rolling() {
        CounterState state = told(
                order("1", NOON, "生鲜").build(),
                order("2", NOON.plusSeconds(1), "生鲜", "🥬").build(),
                order("3", NOON.plusSeconds(2), "生鲜").build(),
                order("4", NOON.plusSeconds(3), "𠮷野家").build());
        Reading fresh = orders(Measure.COUNT, CounterWindow.last(MONTH)).ofKey("生鲜");
        Instant leaves = NOON.plus(MONTH).plusNanos(1_000);

        assertThat(state.read(fresh, SET, NOON.plusSeconds(3))).isEqualTo(number(3, leaves));
        assertThat(state.read(fresh, SET, NOON.plus(MONTH))).isEqualTo(number(3, leaves));
        assertThat(state.read(fresh, SET, leaves)).isEqualTo(number(2, leaves.plusSeconds(1)));
        assertThat(state.read(fresh.ofKey("🥬"), SET, leaves)).isEqualTo(number(1, leaves.plusSeconds(1)));
        assertThat(state.read(fresh.ofKey("𠮷"), SET, leaves)).isEqualTo(number(0));
    }

    @Test
    @DisplayName("a day in New York ends an hour early on the day clocks go forward, in Shanghai it has 24 hours")
    void calendar() {
        Instant night = Instant.parse("2024-03-10T05:00:00Z");
        CounterState state = told(order("1", night).build());
        ZoneId newYork = ZoneId.of("America/New_York");

        assertThat(state.read(
                        orders(Measure.COUNT, CounterWindow.during(CalendarWindow.Period.DAY, newYork)), SET, night))
                .isEqualTo(number(1, Instant.parse("2024-03-11T04:00:00Z")));
        assertThat(state.read(
                        orders(Measure.COUNT, CounterWindow.during(new CalendarWindow.Rolling(7), newYork)),
                        SET,
                        night))
                .isEqualTo(number(1, Instant.parse("2024-03-17T04:00:00Z")));
        assertThat(state.read(
                        orders(
                                Measure.COUNT,
                                CounterWindow.during(CalendarWindow.Period.DAY, ZoneId.of("Asia/Shanghai"))),
                        SET,
                        night))
                .isEqualTo(number(1, Instant.parse("2024-03-10T16:00:00Z")));
    }

    @Test
    @DisplayName("money is summed by currency, and 5 that leave while 5 enter change nothing")
    void sums() {
        CommunityEvent first = order("1", NOON)
                .with("amount", AttributeValue.of(new Money(500, CNY)))
                .build();
        CommunityEvent dollars = order("2", NOON.plusSeconds(60))
                .with("amount", AttributeValue.of(new Money(700, USD)))
                .build();
        CommunityEvent second = order("3", NOON.plusSeconds(600).plusNanos(1_000))
                .with("amount", AttributeValue.of(new Money(500, CNY)))
                .build();
        CounterState state = told(first, dollars);
        state = state.tell(second, MING, SET, NOON.plusSeconds(61)).changed().orElseThrow();
        Reading sum = orders(Measure.SUM, CounterWindow.last(Duration.ofMinutes(10)));

        assertThat(state.read(sum.in(CNY), SET, NOON.plusSeconds(61)))
                .isEqualTo(new ReadingAt(
                        Optional.of(AttributeValue.of(new Money(500, CNY))),
                        Optional.of(NOON.plusSeconds(1_200).plusNanos(2_000))));
        assertThat(state.read(sum.in(USD), SET, NOON.plusSeconds(61)).value())
                .contains(AttributeValue.of(new Money(700, USD)));
        assertThat(state.read(sum, SET, NOON.plusSeconds(61))).isEqualTo(number(0));
    }

    @Test
    @DisplayName("without hits, counts and sums are 0, first and last are missing")
    void nothing() {
        CounterState none = CounterState.empty();

        assertThat(none.read(orders(Measure.COUNT, CounterWindow.lifetime()), SET, NOON))
                .isEqualTo(number(0));
        assertThat(none.read(orders(Measure.DISTINCT, CounterWindow.last(MONTH)), SET, NOON))
                .isEqualTo(number(0));
        assertThat(none.read(orders(Measure.SUM, CounterWindow.lifetime()).in(CNY), SET, NOON)
                        .value())
                .contains(AttributeValue.of(Money.zero(CNY)));
        assertThat(none.read(orders(Measure.FIRST, CounterWindow.lifetime()), SET, NOON))
                .isEqualTo(new ReadingAt(Optional.empty(), Optional.empty()));
    }

    @Test
    @DisplayName("an event told again is a repeat, with other content a conflict, and neither counts")
    void repeats() {
        CommunityEvent event = order("1", NOON).build();
        CounterState state = told(event);
        CommunityEvent other = order("1", NOON.plusSeconds(1)).build();
        CommunityEvent nobody =
                order("1", NOON).with("channel", AttributeValue.of("test")).build();

        assertThat(state.tell(event, MING, SET, NOON.plus(Duration.ofDays(7)))).isEqualTo(new Repeated(event.key()));
        assertThat(state.tell(other, MING, SET, NOON)).isEqualTo(new Conflict(event.key(), NOON, NOON.plusSeconds(1)));
        assertThat(state.tell(nobody, MING, SET, NOON)).isEqualTo(new Conflict(event.key(), NOON, NOON));
        assertThat(CounterState.empty().tell(event, HONG, SET, NOON)).isEqualTo(new Uncounted(event.key()));
    }

    @Test
    @DisplayName("an event is remembered up to the horizon to the microsecond, also while others are told")
    void horizon() {
        Instant week = NOON.plus(Duration.ofDays(7));
        CommunityEvent event = order("1", NOON).build();
        CounterState state = told(event, order("2", week).build());

        assertThat(state.tell(event, MING, SET, week)).isEqualTo(new Repeated(event.key()));
        assertThat(state.tell(event, MING, SET, NOON)).isEqualTo(new Repeated(event.key()));
        assertThat(state.tell(event, MING, SET, week.plusNanos(1_000))).isInstanceOf(TooLate.class);
    }

    @Test
    @DisplayName("what is older than the horizon or further ahead than clocks differ is refused with the numbers")
    void times() {
        CommunityEvent event = order("1", NOON).build();
        Instant week = NOON.plus(Duration.ofDays(7));
        CounterState none = CounterState.empty();

        assertThat(none.tell(event, MING, SET, week)).isInstanceOf(Counted.class);
        assertThat(none.tell(event, MING, SET, week.plusNanos(1_999)))
                .isEqualTo(new TooLate(event.key(), NOON, NOON.plusNanos(1_000)));
        assertThat(none.tell(event, MING, SET, NOON.minusSeconds(3_600))).isInstanceOf(Counted.class);
        assertThat(none.tell(event, MING, SET, NOON.minusSeconds(3_601)))
                .isEqualTo(new TooEarly(event.key(), NOON, NOON.minusSeconds(1)));
    }

    @Test
    @DisplayName("an event ahead of now counts from its own instant on")
    void ahead() {
        Instant before = NOON.minusSeconds(60);
        CounterState state = CounterState.empty()
                .tell(order("1", NOON).build(), MING, SET, before)
                .changed()
                .orElseThrow();

        assertThat(state.read(orders(Measure.COUNT, CounterWindow.lifetime()), SET, before))
                .isEqualTo(number(0, NOON));
        assertThat(state.read(orders(Measure.LAST, CounterWindow.lifetime()), SET, NOON)
                        .value())
                .contains(AttributeValue.of(NOON));
    }

    @Test
    @DisplayName("the owner of a liked post is counted, not who liked it")
    void beneficiary() {
        CommunityEvent like = CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("forum"), new EventId("1")), EventType.CONTENT_LIKED, NOON)
                .actor(HONG)
                .beneficiary(MING)
                .build();

        assertThat(SET.members(like)).containsExactly(MING);
        assertThat(CounterState.empty().tell(like, HONG, SET, NOON)).isEqualTo(new Uncounted(like.key()));
        assertThat(CounterState.empty().tell(like, MING, SET, NOON))
                .isInstanceOfSatisfying(
                        Counted.class, counted -> assertThat(counted.counters()).containsExactly(LIKES));
    }

    @Test
    @DisplayName("2 and 2.0 are one distinct value, each element of a list is one")
    void distinct() {
        CounterState state = told(
                order("1", NOON).with("sku", AttributeValue.of(2)).build(),
                order("2", NOON)
                        .with("sku", AttributeValue.of(new BigDecimal("2.0")))
                        .build(),
                order("3", NOON).with("sku", AttributeValue.of("2")).build(),
                order("4", NOON).with("sku", categories("a", "b", "a")).build());

        assertThat(state.read(orders(Measure.DISTINCT, CounterWindow.lifetime()), SET, NOON))
                .isEqualTo(number(4));
    }

    @Test
    @DisplayName("a lifetime goes on exactly when single hits are added up, and the state stays small")
    void lifetime() {
        CounterState state = CounterState.empty();
        for (int i = 0; i < 2_000; i++) {
            Instant at = NOON.plus(Duration.ofDays(i));
            CommunityEvent event = order("" + i, at, "生鲜")
                    .with("amount", AttributeValue.of(new Money(i, CNY)))
                    .with("sku", AttributeValue.of(i % 100))
                    .build();
            state = state.tell(event, MING, SET, at).changed().orElseThrow();
        }
        Instant end = NOON.plus(Duration.ofDays(2_000));

        assertThat(state.read(orders(Measure.COUNT, CounterWindow.lifetime()), SET, end))
                .isEqualTo(number(2_000));
        assertThat(state.read(
                                orders(Measure.SUM, CounterWindow.lifetime())
                                        .in(CNY)
                                        .ofKey("生鲜"),
                                SET,
                                end)
                        .value())
                .contains(AttributeValue.of(new Money(1_999_000, CNY)));
        assertThat(state.read(orders(Measure.DISTINCT, CounterWindow.lifetime()), SET, end))
                .isEqualTo(number(100));
        assertThat(state.read(orders(Measure.FIRST, CounterWindow.lifetime()), SET, end)
                        .value())
                .contains(AttributeValue.of(NOON));
        assertThat(state.size()).isLessThan(350);
        assertThat(state.toJson().toString().length()).isLessThan(7_000);
    }

    @Test
    @DisplayName("an event that two partitions saw counts once, others are added")
    void merge() {
        CommunityEvent both = order("1", NOON).build();
        CounterState left = told(both, order("2", NOON).build());
        CounterState right = told(both, order("3", NOON).build());

        assertThat(left.merge(right).read(orders(Measure.COUNT, CounterWindow.lifetime()), SET, NOON))
                .isEqualTo(number(3));
        assertThat(left.merge(right)).isEqualTo(right.merge(left)).hasSameHashCodeAs(right.merge(left));
    }

    @Test
    @DisplayName("a counter that is no longer known stays until it is forgotten by name")
    void only() {
        CounterState state = told(order("1", NOON).build());
        CounterSet other = new CounterSet(Duration.ofDays(7), Duration.ZERO, List.of());

        assertThat(state.only(SET)).isEqualTo(state);
        assertThat(state.only(other).size()).isZero();
        assertThat(state).hasToString("CounterState[orders] of size 1 as of 2024-05-01T12:00:00Z");
    }

    @Test
    @DisplayName("a reading that its counter cannot give is refused with the reason")
    void unfit() {
        Reading likes =
                Reading.of(new AttributeName("likes9d"), LIKES, Measure.COUNT, CounterWindow.last(Duration.ofDays(9)));

        assertThatThrownBy(() -> CounterState.empty().read(likes, SET, NOON))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("window of reading likes9d must be within the PT48H that likes keeps, got PT216H");
    }
}

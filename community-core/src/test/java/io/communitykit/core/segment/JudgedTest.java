package io.communitykit.core.segment;

import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.condition.AttributeSchema;
import io.communitykit.core.condition.AttributeType;
import io.communitykit.core.condition.Condition;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.core.segment.counter.Counter;
import io.communitykit.core.segment.counter.CounterId;
import io.communitykit.core.segment.counter.CounterSet;
import io.communitykit.core.segment.counter.CounterWindow;
import io.communitykit.core.segment.counter.Measure;
import io.communitykit.core.segment.counter.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Only those are judged whose answer could be another")
class JudgedTest {

    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    private static final MemberId ALICE = new MemberId("alice");

    private final SegmentProgram.Builder program = SegmentProgram.builder(
            "v1",
            AttributeSchema.empty()
                    .with("spend", AttributeType.NUMBER)
                    .with("city", AttributeType.TEXT)
                    .with("login", AttributeType.INSTANT)
                    .with("shoe", AttributeType.NUMBER)
                    .with("tags", AttributeType.TAGS));

    private LiveProfile open() {
        return LiveProfile.open(program.build(), MemberState.of(ALICE), NOW);
    }

    private static int judged(LiveProfile live, Runnable told) {
        int before = live.judged();
        told.run();
        return live.judged() - before;
    }

    private static int put(LiveProfile live, String name, AttributeValue value) {
        return judged(live, () -> live.apply(new ProfileCommand.Put(new AttributeName(name), value)));
    }

    private static int spend(LiveProfile live, String number) {
        return put(live, "spend", AttributeValue.of(new BigDecimal(number)));
    }

    private static int tag(LiveProfile live, String tag, int confidence) {
        Tag one = new Tag(new TagSource("survey"), confidence, live.now(), Optional.empty());
        return judged(
                live, () -> live.apply(new ProfileCommand.PutTag(new AttributeName("tags"), new TagId(tag), one)));
    }

    @Test
    @DisplayName("Of ten thresholds those between the old and the new value, the higher end included")
    void between_old_and_new() {
        for (int i = 1; i <= 10; i++) {
            program.segment("from" + 10 * i, attribute("spend").atLeast(10L * i));
        }
        LiveProfile live = open();

        assertThat(live.judged()).isEqualTo(10);
        assertThat(spend(live, "0")).isZero(); // from unknown to none
        assertThat(spend(live, "35")).isEqualTo(3);
        assertThat(spend(live, "39.99")).isZero();
        assertThat(spend(live, "40")).isEqualTo(1);
        assertThat(spend(live, "40.01")).isZero();
        assertThat(spend(live, "60")).isEqualTo(2);
        assertThat(spend(live, "50")).isEqualTo(1); // leaves from60, stays in from50
        assertThat(spend(live, "49.99")).isEqualTo(1);
        assertThat(spend(live, "1E+50")).isEqualTo(6);
        assertThat(spend(live, "-1E+50")).isEqualTo(10);
    }

    @Test
    @DisplayName("Each comparison flips on its own side of its constant")
    void sides() {
        program.segment("atLeast", attribute("spend").atLeast(10))
                .segment("above", attribute("spend").above(20))
                .segment("atMost", attribute("spend").atMost(30))
                .segment("below", attribute("spend").below(40))
                .segment("not", Condition.not(attribute("spend").atMost(50)))
                .segment("between", attribute("spend").between(60, 70));
        LiveProfile live = open();

        assertThat(spend(live, "9"))
                .isEqualTo(3); // from unknown: atMost, below, and the range, of whose ends one holds
        assertThat(spend(live, "10")).isEqualTo(1);
        assertThat(spend(live, "20")).isZero();
        assertThat(spend(live, "20.5")).isEqualTo(1);
        assertThat(spend(live, "30")).isZero();
        assertThat(spend(live, "30.5")).isEqualTo(1);
        assertThat(spend(live, "39")).isZero();
        assertThat(spend(live, "40")).isEqualTo(1);
        assertThat(spend(live, "50")).isZero();
        assertThat(spend(live, "51")).isEqualTo(1);
        assertThat(spend(live, "60")).isEqualTo(1);
        assertThat(spend(live, "70")).isZero();
        assertThat(spend(live, "71")).isEqualTo(1);
        assertThat(spend(live, "59")).isEqualTo(1); // over the whole range: judged once
        assertThat(spend(live, "0")).isEqualTo(5); // all but the range
    }

    @Test
    @DisplayName("Who refers to a segment is judged when that one's answer changes, and not before")
    void references() {
        program.segment(
                        "twice",
                        Condition.all(
                                Condition.inSegment("rich"), attribute("city").is("Wuhan")))
                .segment(
                        "rich",
                        Condition.any(
                                attribute("spend").atLeast(10),
                                attribute("city").is("Lhasa")))
                .segment("thrice", Condition.inSegment("twice"))
                .segment("poor", Condition.not(Condition.inSegment("broke")))
                .segment("broke", attribute("spend").below(5));
        LiveProfile live = open();

        assertThat(live.judged()).isEqualTo(6); // five, and the denial of broke that poor asks for
        assertThat(spend(live, "7")).isEqualTo(2); // the denial of broke, and poor
        assertThat(spend(live, "12")).isEqualTo(2); // rich, twice; thrice has nothing to ask
        assertThat(spend(live, "13")).isZero();
        assertThat(put(live, "city", AttributeValue.of("Wuhan"))).isEqualTo(2); // twice, thrice
        assertThat(spend(live, "8")).isEqualTo(3); // rich, twice, thrice
        assertThat(put(live, "city", AttributeValue.of("Lhasa"))).isEqualTo(2); // rich, twice
        assertThat(spend(live, "11")).isEqualTo(1); // rich was so anyway
        assertThat(spend(live, "4")).isEqualTo(4); // rich again in vain, broke, its denial, poor
    }

    @Test
    @DisplayName("Nobody, for an attribute that no segment looks at, and for what is no news")
    void nobody() {
        program.segment("rich", attribute("spend").atLeast(10))
                .segment("wuhan", attribute("city").is("Wuhan"));
        LiveProfile live = open();

        assertThat(put(live, "shoe", AttributeValue.of(43))).isZero();
        assertThat(tag(live, "vip", 10_000)).isZero();
        assertThat(spend(live, "10")).isEqualTo(1);
        assertThat(spend(live, "10.00")).isZero();
        assertThat(put(live, "city", AttributeValue.of("Lhasa"))).isZero();
        assertThat(judged(live, () -> live.advance(NOW.plusSeconds(1_000_000)))).isZero();
    }

    @Test
    @DisplayName("Of texts those that ask for the old or the new one")
    void texts() {
        for (String city : List.of("Wuhan", "Lhasa", "Harbin")) {
            program.segment("in" + city, attribute("city").is(city))
                    .segment("off" + city, attribute("city").isNot(city));
        }
        program.segment("known", attribute("city").exists());
        LiveProfile live = open();

        assertThat(put(live, "city", AttributeValue.of("Wuhan"))).isEqualTo(4); // in one, off two, known
        assertThat(put(live, "city", AttributeValue.of("Lhasa"))).isEqualTo(4); // in and off of both
        assertThat(put(live, "city", AttributeValue.of("Xian"))).isEqualTo(2);
        assertThat(judged(live, () -> live.apply(new ProfileCommand.Forget(new AttributeName("city")))))
                .isEqualTo(4); // off three, known
    }

    @Test
    @DisplayName("Of tags those that ask for this one, as surely as it became or ceased to be")
    void tags() {
        program.segment("fresh", attribute("tags").hasTag("fresh"))
                .segment("sure", attribute("tags").hasTag("fresh").withConfidence(8_000))
                .segment("surer", attribute("tags").hasTag("fresh").withConfidence(9_000))
                .segment("night", attribute("tags").hasTag("night"))
                .segment("either", attribute("tags").hasAny("night", "day"));
        LiveProfile live = open();
        tag(live, "else", 10_000);

        assertThat(tag(live, "fresh", 8_000)).isEqualTo(2);
        assertThat(tag(live, "fresh", 8_999)).isZero();
        assertThat(tag(live, "fresh", 10_000)).isEqualTo(1);
        assertThat(tag(live, "fresh", 7_999)).isEqualTo(2);
        assertThat(tag(live, "day", 1)).isEqualTo(1);
        assertThat(tag(live, "night", 1)).isEqualTo(2); // either was so anyway
        assertThat(tag(live, "other", 1)).isZero();
    }

    @Test
    @DisplayName("When time passes, each at its own instant")
    void time() {
        for (int days = 1; days <= 9; days++) {
            program.segment("away" + days, attribute("login").olderThan(Duration.ofDays(days)));
        }
        LiveProfile live = open();
        put(live, "login", AttributeValue.of(NOW));

        assertThat(live.nextDeadline()).contains(NOW.plus(Duration.ofDays(1)).plusNanos(1_000));
        assertThat(judged(live, () -> live.advance(NOW.plus(Duration.ofDays(1)))))
                .isZero();
        assertThat(judged(live, () -> live.advance(NOW.plus(Duration.ofDays(1)).plusNanos(1_000))))
                .isEqualTo(1);
        assertThat(judged(live, () -> live.advance(NOW.plus(Duration.ofDays(5)))))
                .isEqualTo(3);
        assertThat(put(live, "login", AttributeValue.of(live.now()))).isEqualTo(4);
    }

    @Test
    @DisplayName("What counters count is an attribute like any other")
    void counters() {
        program.counters(new CounterSet(
                        Duration.ofDays(1),
                        Duration.ZERO,
                        List.of(Counter.builder("orders", Duration.ofDays(2), EventType.ORDER_PAID)
                                .build())))
                .reading(Reading.of(
                        new AttributeName("orders1d"),
                        new CounterId("orders"),
                        Measure.COUNT,
                        CounterWindow.last(Duration.ofDays(1))));
        for (int i = 1; i <= 5; i++) {
            program.segment("orders" + i, attribute("orders1d").atLeast(i));
        }
        LiveProfile live = open();

        for (int i = 1; i <= 3; i++) {
            assertThat(order(live, i)).isEqualTo(1);
            assertThat(order(live, i)).as("told again").isZero();
        }
        assertThat(judged(live, () -> live.advance(NOW.plus(Duration.ofDays(2)))))
                .isEqualTo(3);
    }

    private static int order(LiveProfile live, int number) {
        IdempotencyKey key = new IdempotencyKey(new EventSource("shop"), new EventId("o" + number));
        CommunityEvent event = CommunityEvent.builder(key, EventType.ORDER_PAID, NOW.minusSeconds(number))
                .actor(ALICE)
                .build();
        return judged(live, () -> live.tell(event));
    }
}

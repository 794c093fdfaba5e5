package io.communitykit.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommunityEventTest {

    private static final IdempotencyKey KEY = new IdempotencyKey(new EventSource("shop"), new EventId("17"));
    private static final Instant AT = Instant.parse("2024-05-01T00:30:00Z");
    private static final AttributeName NOTE = new AttributeName("note");

    private static CommunityEvent.Builder paid() {
        return CommunityEvent.builder(KEY, EventType.ORDER_PAID, AT);
    }

    private static CommunityEvent full() {
        return paid().actor(new MemberId("alice"))
                .beneficiary(new MemberId("bob"))
                .subject(new Subject("order-1"))
                .with(NOTE, AttributeValue.of("secret"))
                .build();
    }

    @Test
    @DisplayName("what was set is there, what was not is empty")
    void holdsWhatWasSet() {
        CommunityEvent event = full();
        assertThat(event.key()).isEqualTo(KEY);
        assertThat(event.id()).isEqualTo(new EventId("17"));
        assertThat(event.source()).isEqualTo(new EventSource("shop"));
        assertThat(event.type()).isEqualTo(EventType.ORDER_PAID);
        assertThat(event.occurredAt()).isEqualTo(AT);
        assertThat(event.actor()).contains(new MemberId("alice"));
        assertThat(event.beneficiary()).contains(new MemberId("bob"));
        assertThat(event.subject()).contains(new Subject("order-1"));
        assertThat(event.attribute(NOTE)).contains(AttributeValue.of("secret"));

        CommunityEvent bare = paid().build();
        assertThat(bare.actor()).isEmpty();
        assertThat(bare.beneficiary()).isEmpty();
        assertThat(bare.subject()).isEmpty();
        assertThat(bare.attributes()).isEmpty();
        assertThat(bare.attribute(NOTE)).isEmpty();
    }

    @Test
    @DisplayName("the time is cut to microseconds and must be within the years 0001 to 9999")
    void cutsTime() {
        assertThat(CommunityEvent.builder(KEY, EventType.ORDER_PAID, AT.plusNanos(1_999))
                        .build()
                        .occurredAt())
                .isEqualTo(AT.plusNanos(1_000));
        assertThatThrownBy(() -> CommunityEvent.builder(KEY, EventType.ORDER_PAID, Instant.MAX))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("occurredAt must be within the years 0001 to 9999");
    }

    @Test
    @DisplayName("toString shows ids only")
    void showsIdsOnly() {
        assertThat(full()).hasToString("order.paid[shop/17 at 2024-05-01T00:30:00Z]");
    }

    @Test
    @DisplayName("attributes are sorted by name, the last one set counts, and nobody changes them afterwards")
    void attributesAreSortedAndFixed() {
        CommunityEvent.Builder builder = paid().with("b", AttributeValue.of(1))
                .with("a", AttributeValue.of(2))
                .with("b", AttributeValue.of(3));
        CommunityEvent event = builder.build();
        builder.with("c", AttributeValue.of(4)).actor(new MemberId("late"));
        assertThat(event.attributes().keySet()).extracting(AttributeName::value).containsExactly("a", "b");
        assertThat(event.attribute(new AttributeName("b"))).contains(AttributeValue.of(3));
        assertThat(event.actor()).isEmpty();
        assertThatThrownBy(() -> event.attributes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("two events are equal only if every field is")
    void equalityCoversEveryField() {
        CommunityEvent event = full();
        assertThat(event.toBuilder().build()).isEqualTo(event).hasSameHashCodeAs(event);
        IdempotencyKey otherKey = new IdempotencyKey(new EventSource("shop"), new EventId("18"));
        assertThat(Stream.of(
                                event,
                                event.toBuilder().actor(new MemberId("carol")).build(),
                                event.toBuilder()
                                        .beneficiary(new MemberId("carol"))
                                        .build(),
                                event.toBuilder()
                                        .subject(new Subject("order-2"))
                                        .build(),
                                event.toBuilder()
                                        .with(NOTE, AttributeValue.of(""))
                                        .build(),
                                paid().build(),
                                CommunityEvent.builder(otherKey, EventType.ORDER_PAID, AT)
                                        .build(),
                                CommunityEvent.builder(KEY, EventType.ORDER_REFUNDED, AT)
                                        .build(),
                                CommunityEvent.builder(KEY, EventType.ORDER_PAID, AT.plusSeconds(1))
                                        .build())
                        .distinct())
                .hasSize(9);
        assertThat(event.equals(new Object())).isFalse();
    }

    @Test
    @DisplayName("a moment is no attribute of an event, alone or in a list")
    void refusesMoments() {
        AttributeValue.Moment moment = AttributeValue.of(AT);
        assertThatThrownBy(() -> paid().with("at", moment))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("attribute at must be ");
        assertThatThrownBy(() -> paid().with("at", new AttributeValue.ListOf(List.of(moment))))
                .isInstanceOf(InvalidValueException.class);
    }
}

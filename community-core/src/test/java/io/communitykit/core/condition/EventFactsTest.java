package io.communitykit.core.condition;

import static io.communitykit.core.condition.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.AttributeValue.ListOf;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventFactsTest {

    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

    private static CommunityEvent.Builder accepted() {
        return CommunityEvent.builder(
                        new IdempotencyKey(new EventSource("forum"), new EventId("1")), EventType.ANSWER_ACCEPTED, NOON)
                .actor(new MemberId("小明"));
    }

    @Test
    @DisplayName(
            "a rule can tell an answer of one's own from somebody else's, and does not guess where nobody is named")
    void own_answer() {
        Condition foreign = attribute("actor").differsFrom("beneficiary");
        assertThat(foreign.evaluate(new EventFacts(
                        accepted().beneficiary(new MemberId("小明")).build())))
                .isEqualTo(Truth.FALSE);
        assertThat(foreign.evaluate(new EventFacts(
                        accepted().beneficiary(new MemberId("小红")).build())))
                .isEqualTo(Truth.TRUE);
        assertThat(foreign.evaluate(new EventFacts(accepted().build()))).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    @DisplayName("an event's own fields hide attributes of the same name")
    void built_in() {
        EventFacts facts = new EventFacts(accepted()
                .with("type", AttributeValue.of("forged"))
                .with("postKind", AttributeValue.of("answer"))
                .build());
        assertThat(facts.value(EventFacts.TYPE)).contains(AttributeValue.of("answer.accepted"));
        assertThat(facts.value(EventFacts.SOURCE)).contains(AttributeValue.of("forum"));
        assertThat(facts.value(EventFacts.SUBJECT)).isEmpty();
        assertThat(facts.value(EventFacts.OCCURRED_AT)).contains(AttributeValue.of(NOON));
        assertThat(attribute("postKind").is("answer").evaluate(facts)).isEqualTo(Truth.TRUE);
    }

    @Test
    @DisplayName("every built-in name is in the schema with the type of its value")
    void schema() {
        EventFacts facts =
                new EventFacts(accepted().beneficiary(new MemberId("b")).build());
        EventFacts.schema()
                .types()
                .forEach((name, type) -> facts.value(name)
                        .ifPresent(value -> assertThat(AttributeType.of(value))
                                .as(name.value())
                                .isEqualTo(type)));
        assertThatThrownBy(() -> EventFacts.schema().with("actor", AttributeType.NUMBER))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("type of attribute actor must be text as before, got number");
    }

    @Test
    @DisplayName("an event holds no moment, not even in a list, since its JSON form has none")
    void no_moments() {
        AttributeValue.Moment moment = AttributeValue.of(NOON);
        assertThatThrownBy(() -> accepted().with("at", moment))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("attribute at must be text, a number");
        assertThatThrownBy(() -> accepted().with("at", new ListOf(List.of(moment))))
                .isInstanceOf(InvalidValueException.class);
    }
}

package io.communitykit.examples.candidates;

import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A small history by hand: each fact an hour after the one before. */
final class World {

    private final List<CommunityEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    List<CommunityEvent> events() {
        return events;
    }

    Instant now() {
        return now;
    }

    World later(Duration time) {
        now = now.plus(time);
        return this;
    }

    World joins(String member, String name) {
        return add(EventType.MEMBER_REGISTERED, member, event -> event.with("name", AttributeValue.of(name)));
    }

    World asks(String member, long post, String title, String... tags) {
        List<AttributeValue.Scalar> list = new ArrayList<>();
        for (String tag : tags) {
            list.add(AttributeValue.of(tag));
        }
        return add(
                EventType.CONTENT_PUBLISHED,
                member,
                event -> event.subject(new Subject("post-" + post))
                        .with("postKind", AttributeValue.of("question"))
                        .with("title", AttributeValue.of(title))
                        .with("tags", new AttributeValue.ListOf(list)));
    }

    World answers(String member, long post, long question) {
        return add(
                EventType.QUESTION_ANSWERED,
                member,
                event -> event.subject(new Subject("post-" + post))
                        .with("postKind", AttributeValue.of("answer"))
                        .with("postId", AttributeValue.of(post))
                        .with("parentId", AttributeValue.of(question)));
    }

    World comments(String member, long post) {
        return on(EventType.CONTENT_COMMENTED, member, "post-" + post);
    }

    World accepts(String member, long post) {
        return on(EventType.ANSWER_ACCEPTED, member, "post-" + post);
    }

    World keeps(String member, long post) {
        return on(EventType.CONTENT_FAVOURITED, member, "post-" + post);
    }

    World votesUp(long post, int times) {
        for (int i = 0; i < times; i++) {
            on(EventType.CONTENT_VOTED_UP, "", "post-" + post);
        }
        return this;
    }

    World on(EventType type, String member, String subject) {
        return add(type, member, event -> event.subject(new Subject(subject)));
    }

    World add(EventType type, String member, UnaryOperator<CommunityEvent.Builder> more) {
        now = now.plus(Duration.ofHours(1));
        IdempotencyKey key = new IdempotencyKey(new EventSource("world"), new EventId("e" + events.size()));
        CommunityEvent.Builder event = CommunityEvent.builder(key, type, now);
        if (!member.isEmpty()) {
            event.actor(new MemberId(member));
        }
        events.add(more.apply(event).build());
        return this;
    }
}

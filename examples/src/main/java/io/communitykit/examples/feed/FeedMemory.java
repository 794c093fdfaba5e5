package io.communitykit.examples.feed;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.examples.replay.FactClock;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.FeedPolicy;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalReading;
import io.communitykit.recommend.signal.SignalResult;
import io.communitykit.recommend.signal.SignalRules;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.Signals;
import io.communitykit.recommend.signal.memory.InMemorySignalStore;
import io.communitykit.recommend.signal.spi.SignalStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a feed must know of a history, on the heap: the content that was published, and its signals. Facts are told in the order of time;
 * the clock follows them. Not safe for many threads.
 */
final class FeedMemory {

    /** What an answer does for its question. */
    private static final EventType RECEIVED_ANSWER = new EventType("question.received-answer");

    private static final AttributeName PARENT = new AttributeName("parentId");
    private static final AttributeName POST = new AttributeName("postId");

    private final FactClock clock = new FactClock();
    private final Signals signals;
    private final boolean authors;
    private final Map<ContentId, PublishedContent> contents = new LinkedHashMap<>();

    FeedMemory(FeedPolicy policy) {
        SignalRules rules = policy.signalRules();
        this.signals = Signals.builder(rules, new InMemorySignalStore(PseudonymKey.of(new byte[16])))
                .clock(clock)
                .build();
        this.authors = rules.rules().stream().anyMatch(rule -> rule.about() == SignalAbout.AUTHOR);
    }

    /** Tells a fact. */
    List<SignalResult> tell(CommunityEvent event) {
        clock.reach(event.occurredAt());
        PublishedContent.of(event).ifPresent(it -> contents.putIfAbsent(it.id(), it));
        List<SignalResult> results = new ArrayList<>(signals.apply(event));
        received(event).ifPresent(it -> results.addAll(signals.apply(it)));
        return results;
    }

    /** An answer whose number and whose question's number are known is a fact about the question too. */
    private static Optional<CommunityEvent> received(CommunityEvent event) {
        if (!event.type().equals(EventType.QUESTION_ANSWERED)
                || event.subject().isEmpty()
                || !(event.attribute(PARENT).orElse(null) instanceof AttributeValue.Whole parent)
                || !(event.attribute(POST).orElse(null) instanceof AttributeValue.Whole post)) {
            return Optional.empty();
        }
        String subject = event.subject().get().value();
        String own = Long.toString(post.value());
        if (!subject.endsWith(own)) {
            return Optional.empty();
        }
        String question = subject.substring(0, subject.length() - own.length()) + parent.value();
        CommunityEvent.Builder told = CommunityEvent.builder(
                        new IdempotencyKey(
                                event.source(), new EventId(event.id().value() + ":question")),
                        RECEIVED_ANSWER,
                        event.occurredAt())
                .subject(new Subject(question));
        event.actor().ifPresent(told::actor);
        event.beneficiary().ifPresent(told::beneficiary);
        return Optional.of(told.build());
    }

    /** What was published, in the order of telling. */
    Map<ContentId, PublishedContent> contents() {
        return contents;
    }

    /** The latest fact. */
    Instant latest() {
        return clock.instant();
    }

    /** All content with what is left of its signals. */
    List<ContentItem> items(Instant at) {
        Map<SignalSubject, SignalReading> readings = new HashMap<>();
        List<SignalSubject> subjects = new ArrayList<>();
        for (PublishedContent content : contents.values()) {
            subjects.add(new SignalSubject.OfContent(content.id()));
            if (authors) {
                subjects.add(new SignalSubject.OfAuthor(content.author()));
            }
        }
        List<SignalSubject> each = subjects.stream().distinct().toList();
        for (int from = 0; from < each.size(); from += SignalStore.MAX_READ) {
            int to = Math.min(each.size(), from + SignalStore.MAX_READ);
            signals.read(each.subList(from, to), at).forEach(it -> readings.put(it.subject(), it));
        }
        List<ContentItem> items = new ArrayList<>();
        for (PublishedContent content : contents.values()) {
            ContentItem.Builder item = content.item();
            add(item, readings.get(new SignalSubject.OfContent(content.id())));
            add(item, readings.get(new SignalSubject.OfAuthor(content.author())));
            items.add(item.build());
        }
        return items;
    }

    private static void add(ContentItem.Builder item, @Nullable SignalReading reading) {
        if (reading != null) {
            item.signals(reading.values());
        }
    }
}

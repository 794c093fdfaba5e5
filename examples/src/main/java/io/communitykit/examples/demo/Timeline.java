package io.communitykit.examples.demo;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Puts drafts in the order of time and numbers them. Holds what has not happened yet. Not safe for many threads. */
final class Timeline {

    private static final EventSource SOURCE = new EventSource("demo-shop");

    private final PriorityQueue<Entry> waiting = new PriorityQueue<>(
            Comparator.comparing((Entry entry) -> entry.draft().at()).thenComparingLong(Entry::order));
    private final Consumer<CommunityEvent> events;
    private long drafted;
    private long numbered;

    Timeline(Consumer<CommunityEvent> events) {
        this.events = events;
    }

    void add(Draft draft) {
        waiting.add(new Entry(draft, drafted));
        drafted++;
    }

    /** Tells everything that happened before an instant. Nothing that lies before it may be added afterwards. */
    void tellUntil(Instant end) {
        while (!waiting.isEmpty() && waiting.peek().draft().at().isBefore(end)) {
            numbered++;
            EventId id = new EventId(String.format(Locale.ROOT, "e%08d", numbered));
            events.accept(waiting.remove().draft().numbered(new IdempotencyKey(SOURCE, id)));
        }
    }

    private record Entry(Draft draft, long order) {}
}

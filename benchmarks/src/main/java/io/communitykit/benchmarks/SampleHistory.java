package io.communitykit.benchmarks;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.EventWriter;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.SplittableRandom;

/**
 * A made-up history, the same to the byte for the same number of events: half votes, a quarter posts, an eighth paid
 * orders, an eighth log-ins that no rule speaks of. One member for every 20 events; the busier half of the members has
 * about 70 % of them. An event a second.
 */
final class SampleHistory {

    private static final EventSource SOURCE = new EventSource("https://shop.example/community");
    private static final AttributeName POST_KIND = new AttributeName("postKind");
    private static final AttributeName AMOUNT = new AttributeName("amount");
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int EVENTS_PER_MEMBER = 20;

    private final SplittableRandom random = new SplittableRandom(17);
    private final int members;

    private SampleHistory(int events) {
        this.members = Math.max(2, events / EVENTS_PER_MEMBER);
    }

    /** Writes the history as JSON lines. */
    static void write(int events, Path file) throws IOException {
        SampleHistory history = new SampleHistory(events);
        try (OutputStream out = Files.newOutputStream(file);
                EventWriter writer = EventWriter.to(out)) {
            for (int i = 0; i < events; i++) {
                writer.write(history.event(i));
            }
        }
    }

    private CommunityEvent event(int number) {
        int kind = random.nextInt(8);
        if (kind < 4) {
            AttributeValue post = AttributeValue.of(random.nextInt(3) == 0 ? "question" : "answer");
            return event(number, EventType.CONTENT_VOTED_UP)
                    .actor(member())
                    .beneficiary(member())
                    .subject(post())
                    .with(POST_KIND, post)
                    .build();
        } else if (kind < 6) {
            return event(number, EventType.CONTENT_PUBLISHED)
                    .actor(member())
                    .subject(post())
                    .build();
        } else if (kind < 7) {
            Money amount = new Money(100 + random.nextInt(50_000), YUAN);
            return event(number, EventType.ORDER_PAID)
                    .actor(member())
                    .subject(new Subject("order-" + number))
                    .with(AMOUNT, AttributeValue.of(amount))
                    .build();
        }
        return event(number, EventType.MEMBER_LOGGED_IN).actor(member()).build();
    }

    private static CommunityEvent.Builder event(int number, EventType type) {
        IdempotencyKey key = new IdempotencyKey(SOURCE, new EventId("event-" + number));
        return CommunityEvent.builder(key, type, START.plusSeconds(number));
    }

    private MemberId member() {
        double uniform = random.nextDouble();
        return new MemberId("member-" + (int) (uniform * uniform * members));
    }

    private Subject post() {
        return new Subject("post-" + random.nextInt(members * 4));
    }
}

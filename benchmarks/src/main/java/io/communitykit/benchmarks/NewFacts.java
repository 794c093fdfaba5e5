package io.communitykit.benchmarks;

import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import java.time.Instant;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Facts that were never told before, and a walk over members in which each comes once before any comes again. Every
 * thread has its own numbers and its own place to start. A fact's time moves on by a second each.
 */
@State(Scope.Thread)
public class NewFacts {

    /** A prime far above every number of members, so that the walk visits all of them. */
    private static final long STRIDE = 15_485_863;

    private static final EventSource SOURCE = new EventSource("/benchmarks");
    private static final Subject POST = new Subject("post-1");
    private static final AttributeName POST_KIND = new AttributeName("postKind");
    private static final AttributeValue ANSWER = AttributeValue.of("answer");
    private static final long BASE = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private String prefix = "";
    private long number;

    /**
     * Takes the thread's place.
     *
     * @param thread which of how many
     */
    @Setup
    public void begin(ThreadParams thread) {
        start(thread.getThreadIndex());
    }

    void start(int thread) {
        prefix = thread + "-";
        number = thread * 7_919L;
    }

    MemberId next(MemberId[] members) {
        return members[(int) (number * STRIDE % members.length)];
    }

    /** Meets a rule without condition and cap. */
    CommunityEvent published(MemberId author) {
        return CommunityEvent.builder(key(), EventType.CONTENT_PUBLISHED, Instant.ofEpochSecond(BASE + number))
                .actor(author)
                .subject(POST)
                .build();
    }

    /** Meets one of two conditions and a daily cap. */
    CommunityEvent votedUp(MemberId author) {
        return CommunityEvent.builder(key(), EventType.CONTENT_VOTED_UP, Instant.ofEpochSecond(BASE + number))
                .beneficiary(author)
                .subject(POST)
                .with(POST_KIND, ANSWER)
                .build();
    }

    private IdempotencyKey key() {
        number++;
        return new IdempotencyKey(SOURCE, new EventId(prefix + number));
    }
}

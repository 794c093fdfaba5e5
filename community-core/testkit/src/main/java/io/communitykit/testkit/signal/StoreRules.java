package io.communitykit.testkit.signal;

import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.KnownFact;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalCounting;
import io.communitykit.recommend.signal.SignalId;
import io.communitykit.recommend.signal.SignalResult;
import io.communitykit.recommend.signal.SignalRule;
import io.communitykit.recommend.signal.SignalRules;
import io.communitykit.recommend.signal.SignalShare;
import io.communitykit.recommend.signal.SignalState;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.SignalTask;
import io.communitykit.recommend.signal.spi.SignalStore;
import io.communitykit.recommend.signal.spi.SignalStore.Entry;
import io.communitykit.recommend.signal.spi.SignalStore.Saved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What every chapter of the contract starts with: a store, and subjects that no earlier test has named. */
abstract class StoreRules {

    static final Instant MARCH = Instant.parse("2026-03-01T00:00:00.000001Z");
    static final Duration HALF_LIFE = Duration.ofDays(7);
    static final Duration HORIZON = Duration.ofDays(30);

    static final SignalRules RULES = new SignalRules(
            List.of(
                    SignalRule.counting(SignalId.LIKE, SignalAbout.CONTENT, EventType.CONTENT_LIKED, HALF_LIFE),
                    SignalRule.counting(new SignalId("liked"), SignalAbout.AUTHOR, EventType.CONTENT_LIKED, HALF_LIFE)),
            HORIZON,
            Duration.ofMinutes(5));

    private static final SignalCounting COUNTING = SignalCounting.of(RULES);

    SignalStore store;

    abstract SignalStore createStore();

    @BeforeEach
    void openStore() {
        store = createStore();
    }

    static SignalSubject fresh() {
        return new SignalSubject.OfContent(new ContentId("content-" + UUID.randomUUID()));
    }

    static SignalSubject freshAuthor() {
        return new SignalSubject.OfAuthor(new MemberId("author-" + UUID.randomUUID()));
    }

    static IdempotencyKey key(String id) {
        return new IdempotencyKey(new EventSource("shop"), new EventId(id));
    }

    static KnownFact fact(Instant at, String content) {
        return new KnownFact(
                at, ContentDigest.builder().field(ContentField.REASON, content).build());
    }

    /** One like at an instant; which one it is only its key says. */
    private static SignalTask task(SignalSubject subject, String id, Instant at) {
        SignalShare like = new SignalShare(SignalId.LIKE, 1, HALF_LIFE);
        return new SignalTask(subject, key(id), fact(at, "a like"), List.of(like));
    }

    /** Counts one like as the facade would; empty where the subject was erased. */
    static Optional<SignalResult> count(SignalStore store, SignalSubject subject, String id, Instant at) {
        SignalTask task = task(subject, id, at);
        return store.update(subject, task.key(), seen -> {
            SignalResult result = COUNTING.decide(seen.state(), seen.known(), task, at);
            return new Saved<>(result.changed().map(state -> new Entry(state, task.fact())), result);
        });
    }

    static Optional<SignalResult> count(SignalStore store, SignalSubject subject, String id) {
        return count(store, subject, id, MARCH);
    }

    /** The state of so many likes at one instant. */
    static SignalState likes(int number) {
        SignalState state = SignalState.empty();
        for (int i = 0; i < number; i++) {
            SignalTask task = task(fresh(), "any", MARCH);
            state = COUNTING.decide(Optional.of(state), Optional.empty(), task, MARCH)
                    .changed()
                    .orElseThrow();
        }
        return state;
    }

    static Optional<SignalState> read(SignalStore store, SignalSubject subject) {
        Map<SignalSubject, SignalState> states = store.read(List.of(subject));
        return Optional.ofNullable(states.get(subject));
    }

    /** How many likes the subject has. */
    final long facts(SignalSubject subject) {
        return read(store, subject).map(SignalState::facts).orElse(0L);
    }

    static String name(Optional<SignalResult> result) {
        return result.map(each -> each.getClass().getSimpleName()).orElse("erased");
    }
}

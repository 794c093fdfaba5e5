package io.communitykit.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.SignalId;
import io.communitykit.recommend.signal.SignalReading;
import io.communitykit.recommend.signal.SignalResult;
import io.communitykit.recommend.signal.SignalResult.Conflict;
import io.communitykit.recommend.signal.SignalSubject;
import io.communitykit.recommend.signal.Signals;
import io.communitykit.testkit.internal.ManyThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The facade over the store: likes of a content and of its author, and a clock that the test moves. */
abstract class FacadeRules extends StoreRules {

    private static final MemberId READER = new MemberId("reader");

    private final ContentId content = new ContentId("content " + UUID.randomUUID());
    private final MemberId author = new MemberId("author " + UUID.randomUUID());
    private final SignalSubject ofContent = new SignalSubject.OfContent(content);
    private final SignalSubject ofAuthor = new SignalSubject.OfAuthor(author);
    private volatile Instant now = MARCH;
    private Signals signals;

    @BeforeEach
    void openFacade() {
        signals = Signals.builder(RULES, store).clock(() -> now).build();
    }

    private CommunityEvent liked(String id, Instant at) {
        return CommunityFacts.liked(key(id), READER, content, author, at);
    }

    private List<String> apply(CommunityEvent event) {
        return signals.apply(event).stream()
                .map(each -> each.getClass().getSimpleName())
                .toList();
    }

    private double likes(Instant at) {
        return signals.read(List.of(ofContent), at).get(0).value(SignalId.LIKE);
    }

    @Test
    @DisplayName("a like counts once for the content and once for its author, however often it is told")
    void counts() {
        assertThat(apply(liked("a", MARCH))).containsExactly("Counted", "Counted");
        assertThat(apply(liked("a", MARCH))).containsExactly("Replayed", "Replayed");

        List<SignalReading> readings = signals.read(List.of(ofAuthor, ofContent), MARCH.plus(HALF_LIFE));

        assertThat(readings).extracting(SignalReading::subject).containsExactly(ofAuthor, ofContent);
        assertThat(readings).extracting(SignalReading::facts).containsExactly(1L, 1L);
        assertThat(readings.get(0).value(new SignalId("liked"))).isBetween(0.499_999_999_999, 0.500_000_000_001);
        assertThat(readings.get(1).value(SignalId.LIKE)).isBetween(0.499_999_999_999, 0.500_000_000_001);
    }

    @Test
    @DisplayName("a fact told late counts what would be left of it, one behind the horizon nothing")
    void late() {
        apply(liked("a", MARCH));
        double before = likes(MARCH);

        assertThat(apply(liked("b", MARCH.minus(HALF_LIFE)))).containsExactly("Counted", "Counted");
        assertThat(apply(liked("c", MARCH.minus(HORIZON).minusNanos(1_000)))).containsExactly("TooLate", "TooLate");
        assertThat(apply(liked("d", MARCH.plus(Duration.ofHours(1))))).containsExactly("TooEarly", "TooEarly");

        assertThat(likes(MARCH) - before).isBetween(0.499_999_999_999, 0.500_000_000_001);
    }

    @Test
    @DisplayName("a key told with other content is a conflict that names what differs, and the first one stays")
    void conflict() {
        apply(liked("a", MARCH));
        CommunityEvent other =
                liked("a", MARCH).toBuilder().actor(new MemberId("another")).build();

        List<SignalResult> results = signals.apply(other);

        assertThat(results)
                .containsExactly(
                        new Conflict(ofContent, key("a"), MARCH, List.of(ContentField.ACTOR)),
                        new Conflict(ofAuthor, key("a"), MARCH, List.of(ContentField.ACTOR)));
        assertThat(apply(liked("a", MARCH))).containsExactly("Replayed", "Replayed");
    }

    @Test
    @DisplayName("an erased author is refused, while the content counts on")
    void erased() {
        apply(liked("a", MARCH));
        signals.erase(ofAuthor);

        assertThat(apply(liked("a", MARCH))).containsExactly("Replayed", "Erased");
        assertThat(apply(liked("b", MARCH))).containsExactly("Counted", "Erased");
        assertThat(signals.read(List.of(ofAuthor), MARCH).get(0).facts()).isZero();
    }

    @Test
    @DisplayName("what the clock has left a horizon behind is purged, and is too late from then on")
    void purged() {
        apply(liked("a", MARCH));
        now = MARCH.plus(HORIZON).plusSeconds(1);

        assertThat(signals.purge()).isGreaterThanOrEqualTo(2);

        assertThat(apply(liked("a", MARCH))).containsExactly("TooLate", "TooLate");
        assertThat(apply(liked("b", now))).containsExactly("Counted", "Counted");
        assertThat(signals.read(List.of(ofContent), now).get(0).facts()).isEqualTo(2);
    }

    @RepeatedTest(5)
    @DisplayName("of 16 threads that tell the same twenty likes each like counts once for both")
    void contention() throws InterruptedException, ExecutionException {
        List<List<String>> all = ManyThreads.run(16, thread -> {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                own.addAll(apply(liked("like " + (thread + i) % 20, MARCH)));
            }
            return own;
        });

        assertThat(all.stream().flatMap(List::stream))
                .filteredOn(each -> each.equals("Counted"))
                .hasSize(40);
        assertThat(signals.read(List.of(ofContent, ofAuthor), MARCH))
                .extracting(SignalReading::facts)
                .containsExactly(20L, 20L);
    }
}

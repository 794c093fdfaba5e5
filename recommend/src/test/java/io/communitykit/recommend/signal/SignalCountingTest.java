package io.communitykit.recommend.signal;

import static io.communitykit.recommend.signal.Samples.AUTHOR;
import static io.communitykit.recommend.signal.Samples.AUTHOR_LIKE;
import static io.communitykit.recommend.signal.Samples.HORIZON;
import static io.communitykit.recommend.signal.Samples.OF_AUTHOR;
import static io.communitykit.recommend.signal.Samples.OF_POST;
import static io.communitykit.recommend.signal.Samples.POST;
import static io.communitykit.recommend.signal.Samples.POSTS;
import static io.communitykit.recommend.signal.Samples.READER;
import static io.communitykit.recommend.signal.Samples.RULES;
import static io.communitykit.recommend.signal.Samples.SEEN;
import static io.communitykit.recommend.signal.Samples.SKEW;
import static io.communitykit.recommend.signal.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.event.ContentField;
import io.communitykit.core.event.EventType;
import io.communitykit.core.event.Subject;
import io.communitykit.core.id.ContentId;
import io.communitykit.recommend.signal.SignalResult.Conflict;
import io.communitykit.recommend.signal.SignalResult.Counted;
import io.communitykit.recommend.signal.SignalResult.NothingToCount;
import io.communitykit.recommend.signal.SignalResult.Replayed;
import io.communitykit.recommend.signal.SignalResult.TooEarly;
import io.communitykit.recommend.signal.SignalResult.TooLate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The rules of signals")
class SignalCountingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SignalCounting counting = SignalCounting.of(RULES);

    private static CommunityEvent liked(String id, Instant at) {
        return CommunityFacts.liked(key(id), READER, POST, AUTHOR, at);
    }

    private static CommunityEvent viewed(String id, long millis) {
        return CommunityFacts.viewed(key(id), READER, POST, Duration.ofMillis(millis), NOON);
    }

    private static CommunityEvent reviewed(AttributeValue stars) {
        return CommunityFacts.productReviewed(key("r"), READER, POST, NOON).toBuilder()
                .with("stars", stars)
                .build();
    }

    @Nested
    @DisplayName("say for what a fact counts:")
    class Routing {

        @Test
        @DisplayName("a like counts for the content and for its owner")
        void like() {
            List<SignalTask> tasks = counting.route(liked("a", NOON));

            assertThat(tasks).extracting(SignalTask::subject).containsExactly(OF_POST, OF_AUTHOR);
            assertThat(tasks.get(0).shares()).containsExactly(new SignalShare(SignalId.LIKE, 1, Duration.ofDays(1)));
            assertThat(tasks.get(1).shares()).containsExactly(new SignalShare(AUTHOR_LIKE, 1, Duration.ofDays(7)));
            assertThat(tasks).allSatisfy(task -> {
                assertThat(task.key()).isEqualTo(key("a"));
                assertThat(task.fact().at()).isEqualTo(NOON);
            });
        }

        @Test
        @DisplayName("a view feeds two signals of the content: dwell by its length, up to the most, and views by one")
        void view() {
            assertThat(counting.route(viewed("a", 45_000)).get(0).shares())
                    .containsExactly(
                            new SignalShare(SignalId.DWELL, 1.5, Duration.ofDays(2)),
                            new SignalShare(SEEN, 1, Duration.ofDays(2)));
            assertThat(counting.route(viewed("a", Long.MAX_VALUE))
                            .get(0)
                            .shares()
                            .get(0)
                            .amount())
                    .isEqualTo(10);
        }

        @Test
        @DisplayName("what was published counts for its actor")
        void published() {
            List<SignalTask> tasks = counting.route(CommunityFacts.published(key("a"), AUTHOR, POST, "note", NOON));

            assertThat(tasks).extracting(SignalTask::subject).containsExactly(OF_AUTHOR);
            assertThat(tasks.get(0).shares()).extracting(SignalShare::signal).containsExactly(POSTS);
        }

        @Test
        @DisplayName("facts that no rule asks for, or that name neither content nor author, count for nothing")
        void nothing() {
            assertThat(counting.route(CommunityFacts.loggedIn(key("a"), READER, NOON)))
                    .isEmpty();
            assertThat(counting.route(CommunityEvent.builder(key("a"), EventType.CONTENT_LIKED, NOON)
                            .actor(READER)
                            .build()))
                    .isEmpty();
        }

        @Test
        @DisplayName("whole numbers and decimals from 0 up are amounts, nothing else is")
        void amounts() {
            assertThat(counting.route(reviewed(AttributeValue.of(new BigDecimal("4.5"))))
                            .get(0)
                            .shares()
                            .get(0)
                            .amount())
                    .isEqualTo(4.5);
            assertThat(counting.route(reviewed(AttributeValue.of(0)))
                            .get(0)
                            .shares()
                            .get(0)
                            .amount())
                    .isZero();
            for (AttributeValue bad : List.of(
                    AttributeValue.of(-1),
                    AttributeValue.of("5"),
                    AttributeValue.of(true),
                    AttributeValue.of(new BigDecimal("-0.1")))) {
                assertThat(counting.route(reviewed(bad)).get(0).shares()).isEmpty();
            }
        }

        @Test
        @DisplayName("a subject that is longer than an id can be is an error that names it")
        void long_subject() {
            CommunityEvent event = liked("a", NOON).toBuilder()
                    .subject(new Subject("x".repeat(256)))
                    .build();

            assertThatThrownBy(() -> counting.route(event))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("content id must be 1 to 255 bytes in UTF-8, got 256 bytes");
        }
    }

    @Nested
    @DisplayName("say what becomes of a fact at one subject:")
    class Deciding {

        private final SignalState liked = counted(SignalState.empty(), liked("a", NOON));
        private final Optional<KnownFact> known =
                Optional.of(task(liked("a", NOON)).fact());

        private SignalTask task(CommunityEvent event) {
            return counting.route(event).get(0);
        }

        private SignalState counted(SignalState before, CommunityEvent event) {
            return decide(before, Optional.empty(), event).changed().orElseThrow();
        }

        private SignalResult decide(SignalState before, Optional<KnownFact> remembered, CommunityEvent event) {
            return counting.decide(Optional.of(before), remembered, task(event), NOON);
        }

        @Test
        @DisplayName("a new one is counted")
        void counts() {
            SignalResult result = counting.decide(Optional.empty(), Optional.empty(), task(liked("a", NOON)), NOON);

            assertThat(result).isEqualTo(new Counted(OF_POST, key("a"), List.of(SignalId.LIKE), liked));
            assertThat(liked.facts()).isEqualTo(1);
            assertThat(liked.counter(SignalId.LIKE).orElseThrow().at(NOON))
                    .isEqualTo(StrictMath.pow(2, 0.5) * StrictMath.pow(2, -0.5));
        }

        @Test
        @DisplayName("one told again changes nothing")
        void replayed() {
            SignalResult result = decide(liked, known, liked("a", NOON));

            assertThat(result).isEqualTo(new Replayed(OF_POST, key("a")));
            assertThat(result.changed()).isEmpty();
        }

        @Test
        @DisplayName("one of the same key and other content is a conflict that names the fields")
        void conflict() {
            assertThat(decide(liked, known, liked("a", NOON.plusSeconds(1))))
                    .isEqualTo(new Conflict(OF_POST, key("a"), NOON, List.of(ContentField.TIME)));
            assertThat(decide(liked, known, viewed("a", 5)))
                    .isEqualTo(new Conflict(
                            OF_POST,
                            key("a"),
                            NOON,
                            List.of(ContentField.TYPE, ContentField.BENEFICIARY, ContentField.DATA)));
            // Even where there would be nothing to count.
            assertThat(decide(
                            liked,
                            known,
                            reviewed(AttributeValue.of("five")).toBuilder().build()))
                    .isInstanceOf(Conflict.class);
        }

        @Test
        @DisplayName("one behind the horizon is too late, one at it is not")
        void too_late() {
            Instant limit = NOON.minus(HORIZON);

            assertThat(decide(liked, Optional.empty(), liked("b", limit.minusNanos(1_000))))
                    .isEqualTo(new TooLate(OF_POST, key("b"), limit.minusNanos(1_000), limit));
            assertThat(decide(liked, Optional.empty(), liked("b", limit))).isInstanceOf(Counted.class);
        }

        @Test
        @DisplayName("a key behind the horizon is as if it were forgotten already, so that a purge does not show")
        void forgotten() {
            SignalState later = counted(liked, liked("z", NOON.plus(SKEW)));
            SignalState muchLater = later.openFrom(NOON.plusSeconds(1));

            assertThat(decide(muchLater, known, liked("a", NOON)))
                    .isEqualTo(decide(muchLater, Optional.empty(), liked("a", NOON)))
                    .isInstanceOf(TooLate.class);
            assertThat(decide(muchLater, known, liked("a", NOON.plusSeconds(2))))
                    .isInstanceOf(Counted.class);
        }

        @Test
        @DisplayName("one further ahead of the clock than the skew is too early, one at it is not")
        void too_early() {
            Instant limit = NOON.plus(SKEW);

            assertThat(decide(liked, Optional.empty(), liked("b", limit.plusNanos(1_000))))
                    .isEqualTo(new TooEarly(OF_POST, key("b"), limit.plusNanos(1_000), limit));
            assertThat(decide(liked, Optional.empty(), liked("b", limit))).isInstanceOf(Counted.class);
        }

        @Test
        @DisplayName("one without its amount counts nothing, and may be told again")
        void nothing() {
            assertThat(decide(liked, Optional.empty(), reviewed(AttributeValue.of("five"))))
                    .isEqualTo(new NothingToCount(OF_POST, key("r")));
        }

        @Test
        @DisplayName("each case is folded by its own function")
        void folds() {
            List<SignalResult> all = List.of(
                    new Counted(OF_POST, key("a"), List.of(), liked),
                    new Replayed(OF_POST, key("a")),
                    new Conflict(OF_POST, key("a"), NOON, List.of(ContentField.TIME)),
                    new TooLate(OF_POST, key("a"), NOON, NOON),
                    new TooEarly(OF_POST, key("a"), NOON, NOON),
                    new NothingToCount(OF_POST, key("a")),
                    new SignalResult.Erased(OF_POST, key("a")));

            assertThat(all.stream()
                            .map(each ->
                                    each.<Integer>fold(it -> 1, it -> 2, it -> 3, it -> 4, it -> 5, it -> 6, it -> 7)))
                    .containsExactly(1, 2, 3, 4, 5, 6, 7);
        }
    }

    @Test
    @DisplayName("take contents and authors of one id for two subjects")
    void kinds() {
        SignalSubject content = new SignalSubject.OfContent(new ContentId("author"));

        assertThat(content).isNotEqualTo(OF_AUTHOR).hasToString("content author");
        assertThat(content.id()).isEqualTo(OF_AUTHOR.id());
        assertThat(OF_AUTHOR).hasToString("author author");
    }
}

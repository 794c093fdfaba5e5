package io.communitykit.recommend.signal;

import static io.communitykit.recommend.signal.Samples.AUTHOR;
import static io.communitykit.recommend.signal.Samples.AUTHOR_LIKE;
import static io.communitykit.recommend.signal.Samples.EXACT;
import static io.communitykit.recommend.signal.Samples.HORIZON;
import static io.communitykit.recommend.signal.Samples.OF_AUTHOR;
import static io.communitykit.recommend.signal.Samples.OF_POST;
import static io.communitykit.recommend.signal.Samples.POST;
import static io.communitykit.recommend.signal.Samples.READER;
import static io.communitykit.recommend.signal.Samples.RULES;
import static io.communitykit.recommend.signal.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.signal.memory.InMemorySignalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Signals")
class SignalsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SignalSubject STRANGER = new SignalSubject.OfContent(new ContentId("nobody looked"));

    private Instant now = NOON;
    private final Signals signals = Signals.builder(RULES, new InMemorySignalStore(Samples.KEY))
            .clock(() -> now)
            .build();

    private static CommunityEvent liked(String id, Instant at) {
        return CommunityFacts.liked(key(id), READER, POST, AUTHOR, at);
    }

    private List<String> apply(CommunityEvent event) {
        return signals.apply(event).stream()
                .map(each -> each.getClass().getSimpleName() + " " + each.subject())
                .toList();
    }

    @Test
    @DisplayName("count a fact for the content and its author, once")
    void counts() {
        assertThat(apply(liked("a", NOON))).containsExactly("Counted content post", "Counted author author");
        assertThat(apply(liked("a", NOON))).containsExactly("Replayed content post", "Replayed author author");
        assertThat(apply(liked("a", NOON.minusSeconds(1))))
                .containsExactly("Conflict content post", "Conflict author author");
        assertThat(apply(CommunityFacts.loggedIn(key("b"), READER, NOON))).isEmpty();

        SignalReading post = signals.read(List.of(OF_POST), NOON).get(0);
        assertThat(post.facts()).isEqualTo(1);
        assertThat(post.value(SignalId.LIKE)).isCloseTo(1, EXACT);
    }

    @Test
    @DisplayName("read many subjects in their order, with a zero for each signal that nobody gave")
    void reads() {
        apply(liked("a", NOON));
        apply(CommunityFacts.viewed(key("v"), READER, POST, Duration.ofSeconds(60), NOON));

        List<SignalReading> readings =
                signals.read(List.of(OF_AUTHOR, STRANGER, OF_POST, OF_AUTHOR), NOON.plus(Duration.ofDays(2)));

        assertThat(readings)
                .extracting(SignalReading::subject)
                .containsExactly(OF_AUTHOR, STRANGER, OF_POST, OF_AUTHOR);
        assertThat(readings.get(0).values()).containsOnlyKeys(AUTHOR_LIKE, Samples.POSTS);
        assertThat(readings.get(0).value(SignalId.LIKE)).isZero();
        assertThat(readings.get(1).facts()).isZero();
        assertThat(readings.get(1).values().values()).hasSize(4).containsOnly(0.0);
        assertThat(readings.get(2).value(SignalId.LIKE)).isCloseTo(0.25, EXACT);
        assertThat(readings.get(2).value(SignalId.DWELL)).isCloseTo(1, EXACT);
        assertThat(readings.get(2).value(Samples.SEEN)).isCloseTo(0.5, EXACT);
        assertThat(readings.get(3)).isEqualTo(readings.get(0));
    }

    @Test
    @DisplayName("refuse to read too many subjects, or at no instant")
    void refuses() {
        assertThat(signals.read(Collections.nCopies(10_000, STRANGER), NOON)).hasSize(10_000);
        assertThatThrownBy(() -> signals.read(Collections.nCopies(10_001, STRANGER), NOON))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("number of subjects to read must be at most 10000, got 10001");
        assertThatThrownBy(() -> signals.read(List.of(), Instant.MAX)).isInstanceOf(InvalidValueException.class);
        assertThat(signals.read(List.of(OF_POST), Timestamps.MAX).get(0).value(SignalId.LIKE))
                .isZero();
    }

    @Test
    @DisplayName("tell that a fact is too early or too late, and count it nowhere")
    void limits() {
        apply(liked("a", NOON));

        assertThat(apply(liked("b", NOON.plus(Duration.ofHours(1))))).allMatch(each -> each.startsWith("TooEarly"));
        assertThat(apply(liked("c", NOON.minus(Duration.ofDays(31))))).allMatch(each -> each.startsWith("TooLate"));
        assertThat(signals.read(List.of(OF_POST), NOON).get(0).facts()).isEqualTo(1);
        now = NOON.plus(Duration.ofHours(1));
        assertThat(apply(liked("b", NOON.plus(Duration.ofHours(1))))).allMatch(each -> each.startsWith("Counted"));
    }

    @Test
    @DisplayName("forget keys behind the horizon; the facts are too late then, and count as before")
    void purges() {
        apply(liked("a", NOON));
        apply(liked("b", NOON.plusSeconds(60)));

        now = NOON.plus(HORIZON).plusSeconds(30);
        assertThat(signals.purge()).isEqualTo(2);
        assertThat(signals.purge()).isZero();

        assertThat(apply(liked("a", NOON))).allMatch(each -> each.startsWith("TooLate"));
        assertThat(apply(liked("b", NOON.plusSeconds(60)))).allMatch(each -> each.startsWith("Replayed"));
        assertThat(signals.read(List.of(OF_POST), NOON).get(0).value(SignalId.LIKE))
                .isCloseTo(1 + StrictMath.pow(2, -60 / 86_400.0), EXACT);
    }

    @Test
    @DisplayName("refuse what is told of an erased author for ever, and count for the content on")
    void erases() {
        apply(liked("a", NOON));

        assertThat(signals.erase(OF_AUTHOR)).isTrue();
        assertThat(signals.erase(OF_AUTHOR)).isFalse();

        assertThat(apply(liked("a", NOON))).containsExactly("Replayed content post", "Erased author author");
        assertThat(apply(liked("b", NOON))).containsExactly("Counted content post", "Erased author author");
        assertThat(signals.read(List.of(OF_AUTHOR), NOON).get(0).values().values())
                .containsOnly(0.0);
    }

    @Test
    @DisplayName("read a signal by the half-life of the rules at hand")
    void other_rules() {
        InMemorySignalStore store = new InMemorySignalStore(Samples.KEY);
        SignalRule slow =
                SignalRule.counting(SignalId.LIKE, SignalAbout.CONTENT, EventType.CONTENT_LIKED, Duration.ofDays(1));
        SignalRule fast =
                SignalRule.counting(SignalId.LIKE, SignalAbout.CONTENT, EventType.CONTENT_LIKED, Duration.ofHours(1));
        Signals.builder(new SignalRules(List.of(slow), HORIZON, Duration.ZERO), store)
                .clock(() -> now)
                .build()
                .apply(liked("a", NOON));

        Signals other = Signals.builder(new SignalRules(List.of(fast), HORIZON, Duration.ZERO), store)
                .build();

        assertThat(other.read(List.of(OF_POST), NOON.plusSeconds(7_200)).get(0).value(SignalId.LIKE))
                .isCloseTo(0.25, EXACT);
    }
}

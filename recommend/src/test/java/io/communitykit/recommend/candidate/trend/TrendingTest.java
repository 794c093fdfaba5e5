package io.communitykit.recommend.candidate.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Told;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrendingTest {

    private static final SignalId VIEW = new SignalId("view");
    private static final List<BehaviourWeight> WEIGHTS = List.of(BehaviourWeight.of(VIEW, 1));
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static Told view(Trending live, String item, Instant at) {
        return live.tell(new Behaviour(new MemberId("ann"), new ItemId(item), VIEW, at), Set.of(), at);
    }

    private static Trending steadyAndRising(TrendScore score) {
        Trending live =
                new Trending(new TrendPolicy(WEIGHTS, Duration.ofHours(6), score, Duration.ofDays(7), 1, 1_000));
        for (int hour = 0; hour < 24 * 60; hour++) {
            for (int i = 0; i < 10; i++) {
                view(live, "evergreen", START.plus(Duration.ofHours(hour)));
            }
            if (hour > 24 * 60 - 6) {
                for (int i = 0; i < 5; i++) {
                    view(live, "rising", START.plus(Duration.ofHours(hour)));
                }
            }
        }
        view(live, "once", START.plus(Duration.ofDays(60)));
        return live;
    }

    @Test
    @DisplayName(
            "what is always busy leads by count; what is busier than usual leads by deviation, before what was seen once")
    void scores() {
        Instant at = START.plus(Duration.ofDays(60));
        assertThat(steadyAndRising(TrendScore.COUNT).top(3, at))
                .extracting(trend -> trend.item().value())
                .containsExactly("evergreen", "rising", "once");
        for (TrendScore score : List.of(TrendScore.POISSON, TrendScore.RATIO)) {
            assertThat(steadyAndRising(score).top(2, at))
                    .extracting(trend -> trend.item().value())
                    .containsExactly("rising", "once");
        }
    }

    @Test
    @DisplayName("a fact ahead of the clock is refused, a kind without weight is an error")
    void refuses() {
        Trending live = new Trending(TrendPolicy.of(WEIGHTS));
        Behaviour later = new Behaviour(new MemberId("ann"), new ItemId("pan"), VIEW, START.plusSeconds(301));
        assertThat(live.tell(later, Set.of(), START)).isEqualTo(Told.AHEAD);
        assertThat(live.top(5, START.plusSeconds(600))).isEmpty();
        Behaviour strange = new Behaviour(new MemberId("ann"), new ItemId("pan"), new SignalId("sniff"), START);
        assertThatThrownBy(() -> live.tell(strange, Set.of(), START)).hasMessageContaining("sniff");
        assertThatThrownBy(() -> live.top(0, START)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() ->
                        new TrendPolicy(WEIGHTS, Duration.ofHours(6), TrendScore.COUNT, Duration.ofHours(11), 1, 100))
                .hasMessageContaining("at least twice");
        assertThatThrownBy(() -> new TrendPolicy(
                        WEIGHTS, Duration.ofHours(6), TrendScore.COUNT, Duration.ofHours(12), Double.NaN, 100))
                .hasMessageContaining("prior");
    }

    @Test
    @DisplayName("where there is no room what was busy long ago goes before what is a little busy now")
    void roomFades() {
        Trending live =
                new Trending(new TrendPolicy(WEIGHTS, Duration.ofHours(6), TrendScore.COUNT, Duration.ofDays(7), 1, 4));
        for (int i = 0; i < 9; i++) {
            view(live, "long ago", START);
        }
        Instant now = START.plus(Duration.ofDays(70));
        for (String item : new String[] {"a", "a", "b", "b", "c", "c", "new"}) {
            view(live, item, now);
        }
        assertThat(live.top(10, now)).extracting(trend -> trend.item().value()).containsExactly("a", "b", "c", "new");
    }

    @Test
    @DisplayName("where there is no room the quarter of least usual weight goes, and the rest keeps its sums")
    void room() {
        Trending live =
                new Trending(new TrendPolicy(WEIGHTS, Duration.ofHours(6), TrendScore.COUNT, Duration.ofDays(7), 1, 4));
        for (int item = 1; item <= 5; item++) {
            for (int i = 0; i < item; i++) {
                view(live, "item" + item, START);
            }
        }
        assertThat(live.top(10, START))
                .extracting(trend -> trend.item().value())
                .containsExactly("item5", "item4", "item3", "item2");
    }
}

package io.communitykit.recommend.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.recent.CoVisitation;
import io.communitykit.recommend.candidate.recent.Followed;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import io.communitykit.recommend.candidate.spi.CandidateSource.Found;
import io.communitykit.recommend.candidate.spi.CandidateSource.Reason;
import io.communitykit.recommend.candidate.trend.TrendGroup;
import io.communitykit.recommend.candidate.trend.TrendPolicy;
import io.communitykit.recommend.candidate.trend.Trending;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Live counts as sources of a finder")
class LiveSourcesTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final SignalId VIEW = new SignalId("view");
    private static final List<BehaviourWeight> WEIGHTS = List.of(BehaviourWeight.of(VIEW, 1));
    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BOB = new MemberId("bob");
    private static final MemberId EVE = new MemberId("eve");

    private static Behaviour did(String member, String item) {
        return new Behaviour(new MemberId(member), new ItemId(item), VIEW, NOON);
    }

    private static CandidateQuestion question(int limit, String... history) {
        Map<ItemId, Double> weights = new TreeMap<>();
        for (String each : history) {
            weights.put(new ItemId(each), 1.0);
        }
        return new CandidateQuestion(ANN, new TreeMap<>(weights), NOON, limit);
    }

    private static List<String> found(CandidateSource source, CandidateQuestion question) {
        return CandidateFinder.builder(CandidatePolicy.KIND.read("""
                        {"kind": "candidate-policy", "version": "1", "behaviours": [{"kind": "view", "weight": 1}],
                         "merge": {"reciprocalRank": 60}, "sources": [{"id": "live", "weight": 1, "limit": 10000}]}
                        """))
                .source(new RuleId("live"), source)
                .build()
                .find(question)
                .stream()
                .map(each -> each.item().value())
                .toList();
    }

    @Test
    @DisplayName(
            "co-visitation gives what goes with the history, for as many as a policy may ask, and names the history")
    void together() {
        CoVisitation live = CoVisitation.builder(WEIGHTS).build();
        for (Behaviour each : List.of(
                did("m", "锅"), did("m", "lid"), did("n", "锅"), did("n", "lid"), did("o", "cup"), did("o", "lid"))) {
            live.tell(each, NOON);
        }
        assertThat(found(live, question(10_000, "锅", "cup"))).containsExactly("lid");
        List<Reason> reasons = live.because(question(9, "cup", "锅", "new"), new ItemId("lid"), 5);
        assertThat(reasons).extracting(Reason::item).containsExactly(new ItemId("锅"), new ItemId("cup"));
        double sum = reasons.stream().mapToDouble(Reason::share).sum();
        assertThat(live.find(question(9, "cup", "锅")).get(0).score()).isCloseTo(sum, within(1e-12));
        assertThat(live.because(question(9, "cup", "锅"), new ItemId("lid"), 1)).hasSize(1);
        assertThat(live.because(question(9, "cup"), new ItemId("never seen"), 5))
                .isEmpty();
        assertThat(live.because(question(9, "cup"), new ItemId("锅"), 5)).isEmpty();
    }

    @Test
    @DisplayName("trends give the best that the member has not, among all or within a group")
    void trends() {
        Trending live = new Trending(TrendPolicy.of(WEIGHTS));
        TrendGroup lyon = new TrendGroup("city:Lyon");
        for (Behaviour each : List.of(did("m", "a"), did("n", "a"), did("o", "a"), did("m", "b"), did("n", "b"))) {
            live.tell(each, Set.of(), NOON);
        }
        live.tell(did("m", "c"), Set.of(lyon), NOON);
        assertThat(found(live, question(10_000))).containsExactly("a", "b", "c");
        assertThat(found(live, question(1, "a"))).containsExactly("b");
        assertThat(found(live.within(lyon), question(5))).containsExactly("c");
        assertThat(found(live.within(lyon), question(5, "c"))).isEmpty();
        assertThat(found(live.within(new TrendGroup("city:Nice")), question(5))).isEmpty();
    }

    @Test
    @DisplayName(
            "what is followed comes once, though of two authors, without the history and what has faded to nothing")
    void followed() {
        Followed live = new Followed(member -> Map.of(BOB, 1.0, EVE, 0.5), 5, Duration.ofHours(1));
        live.published(BOB, new ItemId("both"), NOON, NOON);
        live.published(EVE, new ItemId("both"), NOON, NOON);
        live.published(EVE, new ItemId("one"), NOON, NOON);
        live.published(EVE, new ItemId("years ago"), NOON.minus(Duration.ofDays(3_650)), NOON);
        assertThat(found(live, question(10_000))).containsExactly("both", "one");
        assertThat(found(live, question(1, "both"))).containsExactly("one");
        assertThat(live.find(question(9)).get(1)).isEqualTo(new Found(new ItemId("one"), 0.5));
    }
}

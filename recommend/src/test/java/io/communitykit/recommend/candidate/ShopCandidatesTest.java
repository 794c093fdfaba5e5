package io.communitykit.recommend.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.InteractionsBuilder;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.neighbour.Rp3Beta;
import io.communitykit.recommend.candidate.recent.CoVisitation;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource.Reason;
import io.communitykit.recommend.candidate.trend.TrendPolicy;
import io.communitykit.recommend.candidate.trend.Trending;
import io.communitykit.recommend.signal.SignalId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The shop's candidates, with a model, live co-visits and live trends as its policy names them")
class ShopCandidatesTest {

    private static final Path SHOP = Path.of("../examples/policies/shop-candidates.json");
    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final MemberId MING = new MemberId("小明");

    private final CandidatePolicy policy = read();
    private final List<BehaviourWeight> plain = policy.behaviours().stream()
            .map(each -> BehaviourWeight.of(each.kind(), each.weight()))
            .toList();
    private final List<Behaviour> facts = new ArrayList<>();

    private static CandidatePolicy read() {
        try (InputStream json = Files.newInputStream(SHOP)) {
            return CandidatePolicy.KIND.read(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void did(String member, String kind, int daysAgo, String... items) {
        for (String item : items) {
            facts.add(new Behaviour(
                    new MemberId(member), new ItemId(item), new SignalId(kind), NOON.minus(Duration.ofDays(daysAgo))));
        }
    }

    private CandidateFinder finder() {
        InteractionsBuilder matrix = Interactions.builder(policy.behaviours(), NOON);
        CoVisitation together = CoVisitation.builder(plain).build();
        Trending trending = new Trending(TrendPolicy.of(plain));
        for (Behaviour each : facts) {
            matrix.add(each);
            together.tell(each, NOON);
            trending.tell(each, Set.of(), NOON);
        }
        return CandidateFinder.builder(policy)
                .source(
                        new RuleId("because-you-bought"),
                        new Rp3Beta(10, 0.6, 0.2).fit(matrix.build(), FitOptions.threads(1)))
                .source(new RuleId("bought-together"), together)
                .source(new RuleId("trending"), trending)
                .build();
    }

    @Test
    @DisplayName(
            "finds what goes with what was bought, says by which sources and because of what, and what is hot for who is new")
    void endToEnd() {
        did("a", "buy", 40, "锅", "lid");
        did("b", "buy", 35, "锅", "lid");
        did("c", "view", 30, "tent", "lamp");
        did("d", "view", 0, "toy🧸");
        did("e", "view", 0, "toy🧸");
        did("小明", "buy", 50, "锅");
        did("小明", "view", 300, "tent");
        CandidateFinder finder = finder();

        CandidateQuestion question = policy.question(
                MING, facts.stream().filter(each -> each.member().equals(MING)).toList(), NOON, 10);
        List<FoundCandidate> found = finder.find(question);

        assertThat(question.history().get(new ItemId("锅"))).isBetween(6.0, 7.0);
        assertThat(question.history().get(new ItemId("tent"))).isLessThan(1e-6);
        assertThat(found)
                .extracting(each -> each.item().value())
                .contains("lid", "lamp", "toy🧸")
                .doesNotContain("锅", "tent");
        FoundCandidate lid = found.get(0);
        assertThat(lid.item()).isEqualTo(new ItemId("lid"));
        assertThat(lid.origins())
                .extracting(each -> each.source().value())
                .startsWith("because-you-bought", "bought-together");
        assertThat(lid.origins().subList(0, 2))
                .allSatisfy(origin ->
                        assertThat(origin.because()).extracting(Reason::item).containsExactly(new ItemId("锅")));

        List<FoundCandidate> forNew = finder.find(policy.question(new MemberId("new"), List.of(), NOON, 10));
        assertThat(forNew.get(0).item()).isEqualTo(new ItemId("toy🧸"));
        assertThat(forNew.get(0).origins())
                .extracting(each -> each.source().value())
                .containsExactly("trending");
        assertThatThrownBy(() -> policy.question(new MemberId("new"), facts, NOON, 10))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("member of a behaviour");
    }
}

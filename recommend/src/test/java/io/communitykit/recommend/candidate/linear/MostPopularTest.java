package io.communitykit.recommend.candidate.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.Interactions;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.evaluate.Given;
import io.communitykit.recommend.candidate.model.FitOptions;
import io.communitykit.recommend.candidate.model.NonPersonalizedModel;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is most popular")
class MostPopularTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final SignalId VIEW = new SignalId("view");
    private static final SignalId BUY = new SignalId("buy");
    private static final List<BehaviourWeight> WEIGHTS =
            List.of(new BehaviourWeight(VIEW, 1, Optional.of(Duration.ofDays(30))), BehaviourWeight.of(BUY, 4));

    private static Behaviour did(String member, String item, SignalId kind, Instant at) {
        return new Behaviour(new MemberId(member), new ItemId(item), kind, at);
    }

    private static List<String> ranked(Interactions interactions) {
        NonPersonalizedModel model = new MostPopular().fit(interactions, FitOptions.threads(1));
        Ranking ranking = Ranking.of(model.items(), 10);
        model.rank(Profile.of(model.items(), Map.of()), ranking);
        return IntStream.range(0, ranking.size())
                .mapToObj(place -> model.items().id(ranking.item(place)) + " " + ranking.score(place))
                .toList();
    }

    @Test
    @DisplayName("is what counts most now: views of years ago count nearly nothing, a buy more than a view")
    void weights() {
        Instant yearsAgo = NOON.minus(Duration.ofDays(30 * 60));
        Interactions matrix = Interactions.builder(WEIGHTS, NOON)
                .add(did("a", "old", VIEW, yearsAgo))
                .add(did("b", "old", VIEW, yearsAgo))
                .add(did("c", "old", VIEW, yearsAgo))
                .add(did("a", "viewed", VIEW, NOON))
                .add(did("b", "viewed", VIEW, NOON))
                .add(did("a", "购买", BUY, NOON))
                .build();
        assertThat(ranked(matrix).subList(0, 2)).containsExactly("购买 4.0", "viewed 2.0");
        assertThat(ranked(matrix).get(2)).startsWith("old ").endsWith("E-18");
    }

    @Test
    @DisplayName("is what most members have where each pair counts 1")
    void equal() {
        assertThat(ranked(Given.of("m a b", "n b", "o b a c"))).containsExactly("b 3.0", "a 2.0", "c 1.0");
    }
}

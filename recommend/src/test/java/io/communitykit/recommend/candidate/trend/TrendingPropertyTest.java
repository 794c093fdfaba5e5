package io.communitykit.recommend.candidate.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.BehaviourWeight;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Profile;
import io.communitykit.recommend.candidate.model.Model;
import io.communitykit.recommend.candidate.model.Ranking;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TrendingPropertyTest {

    private static final SignalId VIEW = new SignalId("view");
    private static final SignalId BUY = new SignalId("buy");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(20));

    private record Fact(String item, String city, SignalId kind, Instant at) {}

    private static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            facts.add(new Fact(
                    "item" + random.nextInt(8),
                    "city" + random.nextInt(2),
                    random.nextBoolean() ? VIEW : BUY,
                    START.plusSeconds(random.nextInt(20 * 86_400))));
        }
        return facts;
    }

    /** Scores from every fact anew. */
    private static Map<String, Double> naive(List<Fact> facts, String city, TrendPolicy policy, Instant at) {
        Map<String, double[]> sums = new HashMap<>();
        for (Fact fact : facts) {
            if (city.isEmpty() || fact.city.equals(city)) {
                double age = Duration.between(fact.at, at).toMillis();
                double weight = fact.kind.equals(BUY) ? 5 : 1;
                double[] sum = sums.computeIfAbsent(fact.item, key -> new double[2]);
                sum[0] += weight * Math.pow(2, -age / policy.now().toMillis());
                sum[1] += weight * Math.pow(2, -age / policy.usual().toMillis());
            }
        }
        Map<String, Double> scores = new HashMap<>();
        sums.forEach((item, sum) -> {
            double usual = sum[1] * policy.now().toMillis() / policy.usual().toMillis();
            double score = switch (policy.score()) {
                case COUNT -> sum[0];
                case RATIO -> (sum[0] + policy.prior()) / (usual + policy.prior());
                case POISSON -> (sum[0] - usual) / Math.sqrt(usual + policy.prior());
            };
            if (score > (policy.score() == TrendScore.RATIO ? 1 : 0)) {
                scores.put(item, score);
            }
        });
        return scores;
    }

    @Property(tries = 300)
    void scoresLikeSumsOverEveryFact(@ForAll long seed, @ForAll TrendScore score) {
        Random random = new Random(seed);
        TrendPolicy policy = new TrendPolicy(
                List.of(BehaviourWeight.of(VIEW, 1), BehaviourWeight.of(BUY, 5)),
                Duration.ofHours(5),
                score,
                Duration.ofDays(6),
                0.5,
                100);
        List<Fact> facts = facts(random);
        Trending live = new Trending(policy);
        for (Fact fact : facts) {
            Behaviour behaviour = new Behaviour(new MemberId("m"), new ItemId(fact.item), fact.kind, fact.at);
            live.tell(behaviour, Set.of(new TrendGroup(fact.city)), END);
        }
        Instant at = END.plusSeconds(random.nextInt(100_000));
        for (String city : List.of("", "city0", "city1", "nowhere")) {
            Map<String, Double> expected = naive(facts, city, policy, at);
            List<Trending.Trend> got = city.isEmpty() ? live.top(100, at) : live.top(new TrendGroup(city), 100, at);
            assertThat(got).hasSameSizeAs(expected.keySet());
            double last = Double.MAX_VALUE;
            for (Trending.Trend trend : got) {
                double wanted = expected.getOrDefault(trend.item().value(), 0.0);
                assertThat(trend.score()).isCloseTo(wanted, within(1e-9 * (1 + wanted)));
                assertThat(trend.score()).isLessThanOrEqualTo(last);
                last = trend.score();
            }
        }
    }

    @Property(tries = 100)
    void aSnapshotRanksTheSameWithoutTheProfile(@ForAll long seed) {
        Trending live = new Trending(TrendPolicy.of(List.of(BehaviourWeight.of(VIEW, 1), BehaviourWeight.of(BUY, 5))));
        for (Fact fact : facts(new Random(seed))) {
            live.tell(new Behaviour(new MemberId("m"), new ItemId(fact.item), fact.kind, fact.at), Set.of(), END);
        }
        List<Trending.Trend> expected = live.top(10, END);
        Model model = live.snapshot(END);
        Map<ItemId, Double> own =
                expected.isEmpty() ? Map.of() : Map.of(expected.get(0).item(), 1.0);
        Ranking ranking = Ranking.of(model.items(), 10);
        model.rank(Profile.of(model.items(), own), ranking);
        assertThat(ranking.size()).isEqualTo(Math.max(0, expected.size() - 1));
        for (int place = 0; place < ranking.size(); place++) {
            assertThat(model.items().id(ranking.item(place)))
                    .isEqualTo(expected.get(place + 1).item());
        }
    }
}

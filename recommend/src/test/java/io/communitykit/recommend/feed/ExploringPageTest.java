package io.communitykit.recommend.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.explore.LinUcbModel;
import io.communitykit.recommend.offpolicy.LoggedDecision;
import io.communitykit.recommend.signal.SignalId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A page that explores")
class ExploringPageTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final int PAGES = 4_000;

    @ParameterizedTest(name = "{0} new, {1} known, {2} places, {3} basis points, {4}")
    @DisplayName("logs for each place how often the draw puts content there")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 8 | 4  | 5000  | ''",
                "1 | 8 | 4  | 5000  | , \"by\": {\"thompson\": 1, \"failures\": 10}",
                "1 | 8 | 4  | 5000  | , \"by\": {\"epsilonGreedy\": 1000}",
                "3 | 8 | 4  | 2500  | ''",
                "3 | 8 | 4  | 2500  | , \"by\": {\"linUcb\": 0.5, \"even\": 4000}",
            })
    void propensities(int fresh, int known, int places, int share, String by) {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 0}],
                 "exploration": {"everyone": %d, "fewerThan": 20, "impressions": "view", "clicks": "like"%s}}
                """.formatted(share, by));
        FeedRanker ranker = FeedRanker.builder(policy).build();
        FeedSnapshot snapshot = ranker.snapshot(items(fresh, known), NOW);
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Double> propensities = new TreeMap<>();

        for (int seed = 0; seed < PAGES; seed++) {
            FeedRequest request = FeedRequest.of(FeedContext.at(NOW), places).seed(seed * 7_919L);
            ranker.page(snapshot, request).entries().stream()
                    .filter(entry -> entry.propensity().isPresent())
                    .forEach(entry -> {
                        String where = entry.content() + " at " + entry.position();
                        counts.merge(where, 1, Integer::sum);
                        propensities.merge(where, entry.propensity().getAsDouble(), Double::sum);
                    });
        }

        assertThat(counts).isNotEmpty();
        counts.forEach((where, count) -> assertThat(count / (double) PAGES)
                .as(where)
                .isCloseTo(propensities.getOrDefault(where, 0.0) / count, within(0.04)));
    }

    @Test
    @DisplayName("draws nothing where all content stands on it anyway, and says so")
    void everythingStands() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 0}],
                 "exploration": {"everyone": 5000, "fewerThan": 20, "impressions": "view", "clicks": "like"}}
                """);
        FeedRanker ranker = FeedRanker.builder(policy).build();

        FeedPage page = ranker.page(ranker.snapshot(items(1, 2), NOW), FeedRequest.of(FeedContext.at(NOW), 10));

        assertThat(page.entries())
                .hasSize(3)
                .noneMatch(entry -> entry.propensity().isPresent());
        assertThat(page.shortfalls())
                .contains(new FeedShortfall("explore", 5, 0, "there is too little new content beyond the page"));
    }

    @Test
    @DisplayName("says of each draw what it was made from, so that a log can be judged and learnt from")
    void decisions() {
        FeedPolicy policy = learning();
        FeedRanker ranker = FeedRanker.builder(policy)
                .integrity(item -> item.id().value().equals("new1") ? 5_000 : 10_000)
                .build();
        FeedRun run = ranker.prepare(
                ranker.snapshot(items(4, 4), NOW),
                FeedRequest.of(FeedContext.at(NOW), 4).seed(3));

        List<FeedDecision> decisions = run.decisions();

        List<FeedEntry> drawn = run.page().entries().stream()
                .filter(entry -> entry.propensity().isPresent())
                .toList();
        assertThat(decisions).hasSize(2).hasSameSizeAs(drawn);
        for (int i = 0; i < drawn.size(); i++) {
            FeedDecision decision = decisions.get(i);
            assertThat(decision.position()).isEqualTo(drawn.get(i).position());
            assertThat(decision.candidates().get(decision.chosen()))
                    .isEqualTo(drawn.get(i).content());
            assertThat(drawn.get(i).propensity().getAsDouble()).isCloseTo(0.5 * decision.propensity(), within(1e-12));
            LoggedDecision logged = decision.logged(7, 1);
            assertThat(logged.candidates()).isEqualTo(decision.candidates().size());
            assertThat(logged.chosen()).isEqualTo(decision.chosen());
            assertThat(logged.propensity()).isEqualTo(decision.propensity());
        }
        FeedDecision first = decisions.get(0);
        assertThat(first.candidates()).extracting(ContentId::value).containsExactly("new0", "new1", "new2", "new3");
        // 1, likes times integrity, views times integrity.
        assertThat(first.features(1)).containsExactly(1, 0.5, 0);
        assertThat(first.features(3)).containsExactly(1, 3, 0);
    }

    @Test
    @DisplayName("lets all new content come up, also what ranks where the draws push it off")
    void lowerEnd() {
        FeedRanker ranker = FeedRanker.builder(learning()).build();
        FeedSnapshot snapshot = ranker.snapshot(items(6, 2), NOW);
        Map<String, Integer> shown = new TreeMap<>();

        for (int seed = 0; seed < 400; seed++) {
            ranker.page(snapshot, FeedRequest.of(FeedContext.at(NOW), 4).seed(seed * 7_919L))
                    .entries()
                    .forEach(entry -> shown.merge(entry.content().value(), 1, Integer::sum));
        }

        assertThat(shown).containsOnlyKeys("new0", "new1", "new2", "new3", "new4", "new5", "old6", "old7");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("lets new content come up that a quota, a pin or a slot keeps off the page")
    @CsvSource(
            delimiter = '|',
            value = {
                "a minimum | , \"quotas\": [{\"id\": \"q\", \"by\": \"category\", \"of\": \"b\", \"min\": 3}] | 0 | known4 b | 4",
                "a maximum | , \"quotas\": [{\"id\": \"q\", \"by\": \"category\", \"of\": \"a\", \"max\": 1}] | 0 | known4 b | 4",
                "a pin beyond the page | '' | 9 | known0 a | 4",
                "a slot that a pin holds | , \"slots\": [{\"id\": \"s\", \"position\": 4, \"content\": {\"attribute\": \"category\", \"equals\": \"a\"}}] | 4 | known4 b | 5",
            })
    void keptOff(String what, String rule, int pin, String pinned, int size) {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 0}]%s,
                 "exploration": {"everyone": 5000, "fewerThan": 20, "impressions": "view", "clicks": "like"}}
                """.formatted(rule));
        FeedRanker ranker = FeedRanker.builder(policy).build();
        List<ContentItem> items = new ArrayList<>();
        // By rank: known-a, new-a, new-a ..., then many of b, the last ones new.
        String[] ids = {
            "known0 a", "newX a", "newY a", "known1 b", "known2 b", "known3 b", "known4 b", "newZ b", "newW b", "newV b"
        };
        for (int i = 0; i < ids.length; i++) {
            items.add(ContentItem.builder(new ContentId(ids[i]), new MemberId("m" + i), NOW)
                    .category(ids[i].substring(ids[i].length() - 1))
                    .signal(SignalId.LIKE, 100 - i)
                    .signal(new SignalId("view"), ids[i].startsWith("new") ? 0 : 1_000)
                    .build());
        }
        FeedSnapshot snapshot = ranker.snapshot(items, NOW);
        Map<String, Integer> shown = new TreeMap<>();

        for (int seed = 0; seed < 600; seed++) {
            FeedRequest request = FeedRequest.of(FeedContext.at(NOW), size).seed(seed * 7_919L);
            ranker.page(snapshot, pin == 0 ? request : request.pins(List.of(new Pin(new ContentId(pinned), pin))))
                    .entries()
                    .forEach(entry -> shown.merge(entry.content().value(), 1, Integer::sum));
        }

        assertThat(shown).as(what).containsKeys("newX a", "newY a", "newZ b");
    }

    @Test
    @DisplayName("logs no propensity where the page is short, since draws move up")
    void shortPage() {
        FeedRanker ranker = FeedRanker.builder(learning()).build();
        FeedSnapshot snapshot = ranker.snapshot(items(6, 2), NOW);

        for (int seed = 0; seed < 100; seed++) {
            FeedRun run = ranker.prepare(
                    snapshot, FeedRequest.of(FeedContext.at(NOW), 10).seed(seed));
            assertThat(run.page().entries())
                    .hasSize(8)
                    .noneMatch(entry -> entry.propensity().isPresent());
            assertThat(run.decisions()).isEmpty();
        }
    }

    @Test
    @DisplayName("draws for places that no pin holds, and does not spend the best on those")
    void pinned() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 0}, {"id": "view", "weight": 1}],
                 "exploration": {"everyone": 5000, "fewerThan": 20, "impressions": "view", "clicks": "like",
                                 "by": {"epsilonGreedy": 0}}}
                """);
        FeedRanker ranker = FeedRanker.builder(policy).build();
        List<ContentItem> items = new ArrayList<>(items(0, 9));
        for (int i = 0; i < 6; i++) {
            items.add(ContentItem.builder(new ContentId("new" + i), new MemberId("n" + i), NOW)
                    .signal(SignalId.LIKE, i)
                    .signal(new SignalId("view"), 10)
                    .build());
        }
        FeedSnapshot snapshot = ranker.snapshot(items, NOW);

        for (int seed = 0; seed < 200; seed++) {
            FeedPage page = ranker.page(
                    snapshot,
                    FeedRequest.of(FeedContext.at(NOW), 4)
                            .seed(seed)
                            .pins(List.of(new Pin(new ContentId("old7"), 1), new Pin(new ContentId("old8"), 2))));

            // Two places are left, and one of them explores.
            assertThat(page.entries())
                    .filteredOn(entry -> entry.propensity().isPresent())
                    .extracting(entry -> entry.content().value())
                    .containsExactly("new5");
            assertThat(page.shortfalls()).isEmpty();
        }
    }

    @ParameterizedTest(name = "by {0}")
    @DisplayName("weighs thousands of new contents, the promising among them")
    @CsvSource(
            delimiter = '|',
            value = {"''", ", \"by\": {\"epsilonGreedy\": 0}", ", \"by\": {\"linUcb\": 0.1, \"even\": 0}"})
    void manyNew(String by) {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 0}, {"id": "view", "weight": 0}],
                 "exploration": {"everyone": 5000, "fewerThan": 20, "impressions": "view", "clicks": "like"%s}}
                """.formatted(by));
        FeedRanker ranker = FeedRanker.builder(policy).build();
        List<ContentItem> items = new ArrayList<>();
        for (int i = 0; i < 10_006; i++) {
            items.add(ContentItem.builder(new ContentId("c" + i), new MemberId("m" + i), NOW)
                    .build());
        }
        items.add(ContentItem.builder(new ContentId("promising"), new MemberId("m"), NOW)
                .signal(SignalId.LIKE, 9)
                .signal(new SignalId("view"), 10)
                .build());
        FeedRun run = ranker.prepare(ranker.snapshot(items, NOW), FeedRequest.of(FeedContext.at(NOW), 2));

        List<FeedDecision> decisions = run.decisions();

        assertThat(decisions).hasSize(1);
        assertThat(decisions.get(0).candidates()).hasSize(10_000).contains(new ContentId("promising"));
        assertThat(decisions.get(0).logged(1, 1).candidates()).isEqualTo(10_000);
        if (by.contains("epsilonGreedy")) {
            assertThat(decisions.get(0).candidates().get(decisions.get(0).chosen()))
                    .isEqualTo(new ContentId("promising"));
        }
    }

    @Test
    @DisplayName("cuts what a model is shown to a million to either side")
    void extremes() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": -1}, {"id": "view", "weight": 0}],
                 "exploration": {"everyone": 5000, "fewerThan": 20, "impressions": "view", "clicks": "like",
                                 "by": {"linUcb": 0.5}}}
                """);
        FeedRanker ranker = FeedRanker.builder(policy).build();
        List<ContentItem> items = List.of(
                ContentItem.builder(new ContentId("a"), new MemberId("m"), NOW)
                        .signal(SignalId.LIKE, 1e9)
                        .build(),
                ContentItem.builder(new ContentId("b"), new MemberId("m"), NOW).build());

        FeedRun run = ranker.prepare(ranker.snapshot(items, NOW), FeedRequest.of(FeedContext.at(NOW), 2));

        assertThat(run.decisions())
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.features(0)[1]).isBetween(0.0, 1e6));
    }

    @Test
    @DisplayName("draws what a model has learnt to prefer, and asks for a model of its own signals")
    void learns() {
        FeedPolicy policy = learning();
        LinUcbModel model = new Exploration.LinUcb(0.5, 1, 3).fresh();
        for (int i = 0; i < 200; i++) {
            model = model.plus(new double[] {1, i % 4, 0}, i % 4 == 2 ? 1 : 0);
            model = model.plus(new double[] {1, i % 4, 0}, i % 4 == 3 ? 2 : 0);
        }
        FeedRanker ranker = FeedRanker.builder(policy).model(model).build();
        FeedSnapshot snapshot = ranker.snapshot(items(4, 4), NOW);

        int best = 0;
        for (int seed = 0; seed < 400; seed++) {
            FeedRun run = ranker.prepare(
                    snapshot, FeedRequest.of(FeedContext.at(NOW), 4).seed(seed));
            best += run.decisions()
                            .get(0)
                            .candidates()
                            .get(run.decisions().get(0).chosen())
                            .value()
                            .equals("new3")
                    ? 1
                    : 0;
        }

        // Chosen by the model in nine of ten, and evenly in one: 0.9 + 0.1 / 4.
        assertThat(best / 400.0).isCloseTo(0.925, within(0.05));
        FeedRanker.Builder builder = FeedRanker.builder(policy);
        LinUcbModel other = new Exploration.LinUcb(0.5, 1, 2).fresh();
        assertThatThrownBy(() -> builder.model(other))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("dimension of the model")
                .hasMessageContaining("3");
    }

    private static FeedPolicy learning() {
        return FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 0}],
                 "exploration": {"everyone": 5000, "fewerThan": 20, "impressions": "view", "clicks": "like",
                                 "by": {"linUcb": 0.5}}}
                """);
    }

    private static List<ContentItem> items(int fresh, int known) {
        List<ContentItem> items = new ArrayList<>();
        for (int i = 0; i < fresh + known; i++) {
            items.add(ContentItem.builder(new ContentId((i < fresh ? "new" : "old") + i), new MemberId("m" + i), NOW)
                    .signal(SignalId.LIKE, i)
                    .signal(new SignalId("view"), i < fresh ? 0 : 1_000)
                    .build());
        }
        return items;
    }
}

package io.communitykit.recommend.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
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

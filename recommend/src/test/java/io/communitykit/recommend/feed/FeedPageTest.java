package io.communitykit.recommend.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page of the feed")
class FeedPageTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final String LIKES = """
            {"kind": "feed-policy", "version": "7", "zone": "Asia/Shanghai",
             "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 0}]%s}
            """;

    private static FeedRanker ranker(String more) {
        return FeedRanker.builder(FeedPolicy.KIND.read(LIKES.replace("%s", more)))
                .build();
    }

    private static ContentItem item(String id, String author, int likes) {
        return ContentItem.builder(new ContentId(id), new MemberId(author), NOW.minus(Duration.ofHours(1)))
                .signal(SignalId.LIKE, likes)
                .build();
    }

    private static List<String> ids(FeedPage page) {
        return page.entries().stream().map(entry -> entry.content().value()).toList();
    }

    private static FeedRequest request(int size) {
        return FeedRequest.of(FeedContext.at(NOW), size);
    }

    @Test
    @DisplayName("of no candidates is empty and says so")
    void empty() {
        FeedRanker ranker = ranker("");

        FeedPage page = ranker.page(ranker.snapshot(List.of(), NOW), request(20));

        assertThat(page.entries()).isEmpty();
        assertThat(page.shortfalls()).containsExactly(new FeedShortfall("page", 20, 0, "there are only 0 candidates"));
    }

    @Test
    @DisplayName("does not show what is dated ahead, not trusted, seen often, or not there")
    void excluded() {
        FeedPolicy policy = FeedPolicy.KIND.read(LIKES.replace("%s", ", \"seen\": {\"hideAfter\": 2}"));
        FeedRanker ranker = FeedRanker.builder(policy)
                .integrity(item -> item.id().value().equals("spam") ? 0 : 10_000)
                .build();
        ContentItem ahead = ContentItem.builder(new ContentId("ahead"), new MemberId("a"), NOW.plusMillis(1))
                .build();
        FeedSnapshot snapshot =
                ranker.snapshot(List.of(ahead, item("spam", "a", 9), item("seen", "b", 9), item("fine", "c", 1)), NOW);

        FeedPage page = ranker.page(
                snapshot,
                request(4)
                        .candidates(List.of(
                                Candidate.of(new ContentId("ahead")),
                                Candidate.of(new ContentId("spam")),
                                new Candidate(new ContentId("seen"), 0, 2),
                                new Candidate(new ContentId("fine"), 0, 1),
                                Candidate.of(new ContentId("gone")))));

        assertThat(ids(page)).containsExactly("fine");
        assertThat(page.excluded())
                .containsEntry(Exclusion.OF_THE_FUTURE, 1)
                .containsEntry(Exclusion.INTEGRITY, 1)
                .containsEntry(Exclusion.SEEN, 1)
                .containsEntry(Exclusion.UNKNOWN, 1);
    }

    @Test
    @DisplayName("of one author alone keeps to the maximum and reports what is missing")
    void oneAuthor() {
        FeedRanker ranker = ranker(", \"quotas\": [{\"id\": \"two\", \"by\": \"author\", \"max\": 2}]");
        List<ContentItem> items =
                IntStream.range(0, 9).mapToObj(i -> item("c" + i, "loud", i)).toList();

        FeedPage page = ranker.page(ranker.snapshot(items, NOW), request(5));

        assertThat(ids(page)).containsExactly("c8", "c7");
        assertThat(page.shortfalls()).singleElement().satisfies(shortfall -> {
            assertThat(shortfall.what()).isEqualTo("page");
            assertThat(shortfall.wanted()).isEqualTo(5);
            assertThat(shortfall.got()).isEqualTo(2);
        });
    }

    @Test
    @DisplayName("tells which rule moved what")
    void moves() {
        FeedRanker ranker = ranker("""
                , "buries": [{"id": "old-news", "content": {"attribute": "id", "equals": "c8"}}],
                "slots": [{"id": "third", "position": 3, "content": {"attribute": "id", "equals": "c0"}}]
                """);
        List<ContentItem> items =
                IntStream.range(0, 9).mapToObj(i -> item("c" + i, "m" + i, i)).toList();

        FeedPage page =
                ranker.page(ranker.snapshot(items, NOW), request(9).pins(List.of(new Pin(new ContentId("c1"), 1))));

        assertThat(ids(page)).containsExactly("c1", "c7", "c0", "c6", "c5", "c4", "c3", "c2", "c8");
        assertThat(page.entries().get(0).moves())
                .containsExactly(new FeedMove("bury:old-news", 8, 7), new FeedMove("pin:1", 7, 1));
        assertThat(page.entries().get(2).moves())
                .containsExactly(new FeedMove("bury:old-news", 9, 8), new FeedMove("slot:third", 8, 3));
        assertThat(page.entries().get(8).moves()).contains(new FeedMove("bury:old-news", 1, 9));
        page.entries().forEach(entry -> {
            int at = 9 - (int) (entry.score() / 1_000_000_000);
            for (FeedMove move : entry.moves()) {
                assertThat(move.from()).as("of %s", entry).isEqualTo(at);
                at = move.to();
            }
            assertThat(at).as("of %s", entry).isEqualTo(entry.position());
        });
    }

    @Test
    @DisplayName("keeps its digest for ever")
    void golden() {
        FeedRanker ranker = FeedRanker.builder(FeedPolicies.shop()).build();
        List<ContentItem> items = IntStream.range(0, 50)
                .mapToObj(i -> ContentItem.builder(
                                new ContentId("内容" + i),
                                new MemberId("m" + i % 7),
                                NOW.minus(Duration.ofMinutes(37L * i)))
                        .signal(SignalId.DWELL, i * 1.7)
                        .signal(SignalId.LIKE, i * i % 13)
                        .signal(SignalId.COMMENT, i % 5)
                        .build())
                .toList();

        FeedPage page = ranker.page(
                ranker.snapshot(items, NOW),
                request(20)
                        .seed(42)
                        .candidates(items.stream()
                                .map(item -> new Candidate(item.id(), 0.25, 1))
                                .toList()));

        // Computed once on Linux x86-64 with Java 17; other machines must come to the same.
        assertThat(page.digest()).isEqualTo("350ff4ebf3507fe703ed751fd3b301db3fc1ded36907d847b0c8a6e41a562fc6");
    }

    @Test
    @DisplayName("does not take a place from new content that ranks on it, and draws from the rest")
    void explores() {
        FeedRanker ranker = ranker(
                ", \"exploration\": {\"everyone\": 2500, \"fewerThan\": 5, \"impressions\": \"view\", \"clicks\": \"like\"}");
        List<ContentItem> items = IntStream.range(0, 20)
                .mapToObj(i -> item("c%02d".formatted(i), "m" + i, 100 - i))
                .toList();
        FeedSnapshot snapshot = ranker.snapshot(items, NOW);

        for (int seed = 0; seed < 50; seed++) {
            FeedPage page = ranker.page(snapshot, request(8).seed(seed));

            List<FeedEntry> drawn = page.entries().stream()
                    .filter(entry -> entry.propensity().isPresent())
                    .toList();
            assertThat(drawn).hasSize(2).allSatisfy(entry -> {
                assertThat(entry.content().value()).isGreaterThanOrEqualTo("c06");
                assertThat(entry.propensity().getAsDouble()).isEqualTo(0.25 / 14);
            });
            assertThat(ids(page)).containsSubsequence("c00", "c01", "c02", "c03", "c04", "c05");
        }
    }

    @Test
    @DisplayName("is not made of a snapshot of another policy")
    void otherPolicy() {
        FeedSnapshot snapshot = ranker("").snapshot(List.of(), NOW);

        assertThatThrownBy(() -> ranker(", \"relevance\": 1").page(snapshot, request(1)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("policy of the snapshot must be this ranker's, of version 7, got 7");
    }

    @Test
    @DisplayName("is not made of two contents of one id, nor of two candidates of one")
    void twice() {
        FeedRanker ranker = ranker("");

        assertThatThrownBy(() -> ranker.snapshot(List.of(item("a", "x", 1), item("a", "y", 2)), NOW))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("content of a snapshot must be of different ids, got a");
        Candidate one = Candidate.of(new ContentId("a"));
        assertThatThrownBy(() -> request(1).candidates(List.of(one, one)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("candidates must be of different ids, got a");
    }

    @Test
    @DisplayName("weighs signals so that each contributes the same on average, where that is asked")
    void balanced() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC", "weighting": "balanced",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 1}, {"id": "never", "weight": 1}]}
                """);
        FeedRanker ranker = FeedRanker.builder(policy).build();
        List<ContentItem> items = List.of(with("a", 10, 1_000), with("b", 30, 200));

        FeedPage page = ranker.page(ranker.snapshot(items, NOW), request(2));

        // Means 20 and 600.
        assertThat(page.entries())
                .extracting(FeedEntry::score)
                .containsExactly(500_000_000L + 1_666_666_667L, 1_500_000_000L + 333_333_333L);
    }

    @Test
    @DisplayName("is balanced over what can be shown, and not by what has faded")
    void balancedOverShown() {
        FeedPolicy policy = FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "UTC", "weighting": "balanced",
                 "signals": [{"id": "like", "weight": 1}, {"id": "view", "weight": 1}, {"id": "share", "weight": 1}]}
                """);
        FeedRanker ranker = FeedRanker.builder(policy)
                .integrity(item -> item.id().value().equals("spam") ? 0 : 10_000)
                .build();
        ContentItem ahead = ContentItem.builder(new ContentId("ahead"), new MemberId("m"), NOW.plusSeconds(1))
                .signal(SignalId.LIKE, 1e12)
                .build();
        ContentItem faded = ContentItem.builder(new ContentId("b"), new MemberId("m"), NOW)
                .signal(SignalId.LIKE, 30)
                .signal(new SignalId("view"), Double.MIN_VALUE)
                .signal(new SignalId("share"), 1e-200)
                .build();

        FeedPage page = ranker.page(
                ranker.snapshot(List.of(with("a", 10, 0), faded, with("spam", 1_000_000, 0), ahead), NOW), request(4));

        assertThat(ids(page)).containsExactly("b", "a");
        assertThat(page.entries()).extracting(FeedEntry::score).containsExactly(1_500_000_000L, 500_000_000L);
    }

    private static ContentItem with(String id, int likes, int views) {
        return ContentItem.builder(new ContentId(id), new MemberId("m"), NOW)
                .signal(SignalId.LIKE, likes)
                .signal(new SignalId("view"), views)
                .build();
    }
}

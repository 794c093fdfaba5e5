package io.communitykit.recommend.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pages under every rule at once: what must hold whatever the content. */
class FeedPagePropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final int MOST_OF_AN_AUTHOR = 2;

    private static FeedPolicy policy(Random random) {
        String variety = List.of("{\"mmr\": 0.7}", "{\"dpp\": 3, \"window\": 5}", "{\"xquad\": 0.5}", "null")
                .get(random.nextInt(4));
        return FeedPolicy.KIND.read("""
                {"kind": "feed-policy", "version": "1", "zone": "Asia/Shanghai",
                 "signals": [{"id": "like", "transform": {"log": 1}, "weight": 3}, {"id": "view", "weight": 0},
                             {"id": "report", "weight": -1}],
                 "authors": {"decay": 5000, "floor": 2500},
                 %s
                 "buries": [{"id": "machines-last", "content": {"attribute": "source", "equals": "machine"}}],
                 "slots": [{"id": "shop-third", "position": 3, "content": {"attribute": "source", "equals": "pgc"}}],
                 "quotas": [{"id": "members", "by": "source", "of": "ugc", "min": 3},
                            {"id": "two-each", "by": "author", "max": 2},
                            {"id": "mixed", "by": "category", "max": 2, "within": 3}],
                 "exploration": {"everyone": 2000, "fewerThan": 20, "impressions": "view", "clicks": "like"%s}
                }
                """.formatted(
                        variety.equals("null") ? "" : "\"variety\": " + variety + ",",
                        random.nextBoolean() ? "" : ", \"by\": {\"thompson\": 1, \"failures\": 10}"));
    }

    @Property(tries = 300)
    void holds(@ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int size) {
        Random random = new Random(seed);
        FeedPolicy policy = policy(random);
        FeedRanker ranker = FeedRanker.builder(policy).build();
        List<ContentItem> items = items(random, size);
        Map<ContentId, ContentItem> byId = new HashMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        FeedRequest request = FeedRequest.of(FeedContext.at(NOW), 1 + random.nextInt(12))
                .seed(random.nextLong())
                .pins(items.isEmpty() ? List.of() : List.of(new Pin(items.get(0).id(), 2)));

        FeedPage page = ranker.page(ranker.snapshot(items, NOW), request);

        assertThat(page.entries()).hasSizeLessThanOrEqualTo(request.size());
        assertThat(new HashSet<>(page.entries().stream().map(FeedEntry::content).toList()))
                .hasSameSizeAs(page.entries());
        List<ContentItem> shown = new ArrayList<>();
        page.entries().forEach(entry -> {
            assertThat(entry.terms().stream().mapToLong(ScoreTerm::nanos).sum()).isEqualTo(entry.score());
            shown.add(item(byId, entry.content()));
        });
        Map<MemberId, Integer> authors = new HashMap<>();
        shown.forEach(item -> authors.merge(item.author(), 1, Integer::sum));
        assertThat(authors.values()).allMatch(count -> count <= MOST_OF_AN_AUTHOR);
        for (int i = 0; i + 3 <= shown.size(); i++) {
            List<ContentItem> three = shown.subList(i, i + 3);
            assertThat(three.stream().map(ContentItem::category).distinct().count() > 1
                            || three.get(0).category().isEmpty())
                    .isTrue();
        }
        long members = shown.stream()
                .filter(item -> item.source() == ContentSource.UGC)
                .count();
        if (page.shortfalls().stream().noneMatch(shortfall -> shortfall.what().equals("quota:members"))) {
            assertThat(members).isGreaterThanOrEqualTo(3);
        }
        if (page.entries().size() < request.size()) {
            assertThat(page.shortfalls()).extracting(FeedShortfall::what).contains("page");
        }
        Collections.shuffle(items, random);
        assertThat(ranker.page(ranker.snapshot(items, NOW), request)).isEqualTo(page);
        assertThat(ranker.page(ranker.snapshot(items, NOW), request).digest()).isEqualTo(page.digest());
    }

    private static ContentItem item(Map<ContentId, ContentItem> byId, ContentId id) {
        ContentItem found = byId.get(id);
        assertThat(found).as("content %s", id).isNotNull();
        return java.util.Objects.requireNonNull(found);
    }

    private static List<ContentItem> items(Random random, int size) {
        List<ContentItem> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ContentItem.Builder builder = ContentItem.builder(
                            new ContentId("c" + i),
                            new MemberId("m" + random.nextInt(6)),
                            NOW.minus(Duration.ofHours(random.nextInt(100))))
                    .source(List.of(ContentSource.values()).get(random.nextInt(3)))
                    .signal(SignalId.LIKE, random.nextInt(30))
                    .signal(new SignalId("view"), random.nextInt(40))
                    .signal(new SignalId("report"), random.nextInt(3));
            if (random.nextInt(4) > 0) {
                builder.category("c" + random.nextInt(3));
            }
            items.add(builder.build());
        }
        return items;
    }
}

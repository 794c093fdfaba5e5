package io.communitykit.recommend.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.TagId;
import io.communitykit.recommend.explore.Audience;
import io.communitykit.recommend.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/** Prints the digests of pages that use every formula of the feed, one a line. */
final class PagesProcess {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    private static final List<String> FRESHNESS = List.of(
            "{\"exponential\": \"PT31H\"}",
            "{\"linear\": \"P9D\"}",
            "{\"hackerNews\": 1.8}",
            "{\"lemmy\": 1.8}",
            "{\"reddit\": \"PT12H30M\"}");
    private static final List<String> VARIETY = List.of("{\"mmr\": 0.7}", "{\"dpp\": 1.3}", "{\"xquad\": 0.4}");
    private static final List<String> CHOOSERS = List.of(
            "",
            ", \"by\": {\"epsilonGreedy\": 2000}",
            ", \"by\": {\"thompson\": 1, \"failures\": 10}",
            ", \"by\": {\"linUcb\": 0.8}");

    private PagesProcess() {}

    public static void main(String[] args) {
        digests().forEach(System.out::println);
    }

    static List<String> digests() {
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String policy = policy(
                    FRESHNESS.get(i % FRESHNESS.size()),
                    VARIETY.get(i % VARIETY.size()),
                    CHOOSERS.get(i % CHOOSERS.size()));
            digests.add(digest(policy, i));
        }
        return digests;
    }

    private static String policy(String freshness, String variety, String chooser) {
        return String.format(Locale.ROOT, """
            {"kind": "feed-policy", "version": "1", "zone": "Asia/Shanghai", "weighting": "balanced",
             "signals": [
               {"id": "dwell", "weight": 4, "transform": {"log": 1}},
               {"id": "like", "weight": 3, "transform": {"saturation": 7.5}},
               {"id": "favourite", "weight": 2, "transform": {"power": 0.37}},
               {"id": "view", "weight": 0},
               {"id": "quality", "weight": 5, "transform": {"wilsonOf": "view"}},
               {"id": "report", "weight": -8, "transform": {"log": 3}}],
             "authors": {"decay": 5000, "floor": 2500},
             "seen": {"factor": 6000},
             "quotas": [{"id": "mixed", "by": "category", "min": 1, "of": "c1"}],
             "freshness": %s, "variety": %s,
             "exploration": {"everyone": 3000, "fewerThan": 20, "impressions": "view", "clicks": "like"%s}}
            """, freshness, variety, chooser);
    }

    private static String digest(String policy, int seed) {
        FeedRanker ranker = FeedRanker.builder(FeedPolicy.KIND.read(policy))
                .integrity(item -> 10_000 - Math.floorMod(item.id().value().hashCode(), 997))
                .build();
        List<ContentItem> items = items(new SplittableRandom(seed));
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            candidates.add(new Candidate(items.get(i).id(), i / 100.0, i % 4));
        }
        FeedContext context = FeedContext.at(NOW).audience(Audience.NEW_MEMBER);
        return ranker.page(
                        ranker.snapshot(items, NOW),
                        FeedRequest.of(context, 12).seed(seed * 31L).candidates(candidates))
                .digest();
    }

    private static List<ContentItem> items(SplittableRandom random) {
        List<ContentItem> items = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant published = NOW.minus(Duration.ofMinutes(random.nextInt(20_000)));
            double views = random.nextDouble() * 100;
            items.add(ContentItem.builder(new ContentId("内容" + i), new MemberId("m" + i % 11), published)
                    .category("c" + i % 5)
                    .tags(Set.of(new TagId("t" + i % 3), new TagId("t" + (3 + i % 4))))
                    .signal(SignalId.DWELL, random.nextDouble() * 900)
                    .signal(SignalId.LIKE, random.nextDouble() * 50)
                    .signal(SignalId.FAVOURITE, random.nextDouble() * 20)
                    .signal(new SignalId("view"), views)
                    .signal(new SignalId("quality"), random.nextDouble() * views)
                    .signal(new SignalId("report"), random.nextInt(4))
                    .build());
        }
        return items;
    }
}

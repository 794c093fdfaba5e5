package io.communitykit.recommend.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.SegmentId;
import io.communitykit.core.id.TagId;
import io.communitykit.recommend.signal.SignalId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The ranking by score against {@link FeedModel}. */
class FeedRankPropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final List<String> SIGNALS =
            List.of("dwell", "like", "favourite", "comment", "view", "quality", "report");
    private static final List<ContentFormat> FORMATS =
            List.of(ContentFormat.SHORT_VIDEO, ContentFormat.GRAPHICS_AND_TEXT, ContentFormat.LONG_FORM);
    private static final FeedPolicy POLICY = FeedPolicies.shop();
    private static final FeedRanker RANKER = FeedRanker.builder(POLICY).build();

    @Property(tries = 300)
    void ranksAsTheModel(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int size) {
        Random random = new Random(seed);
        List<ContentItem> items = items(random, size);
        FeedContext context = context(random);
        boolean all = random.nextInt(4) == 0;
        FeedRequest request = FeedRequest.of(context, 1 + random.nextInt(20));
        List<Candidate> candidates = items.stream()
                .map(item -> all
                        ? Candidate.of(item.id())
                        : new Candidate(item.id(), random.nextDouble(), random.nextInt(5)))
                .toList();
        FeedSnapshot snapshot = RANKER.snapshot(items, NOW);

        FeedPage page = RANKER.page(snapshot, all ? request : request.candidates(candidates));

        List<FeedModel.Scored> expected =
                FeedModel.rank(items, item -> candidates.get(items.indexOf(item)), context, NOW);
        List<FeedModel.Scored> first = expected.subList(0, Math.min(expected.size(), request.size()));
        assertThat(page.entries())
                .extracting(FeedEntry::content)
                .containsExactlyElementsOf(
                        first.stream().map(scored -> scored.item().id()).toList());
        assertThat(page.entries())
                .extracting(entry -> BigInteger.valueOf(entry.score()))
                .containsExactlyElementsOf(
                        first.stream().map(FeedModel.Scored::score).toList());
        int gone = page.excluded().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(gone).isEqualTo(size - expected.size());
    }

    @Property(tries = 200)
    void termsAddUpToTheScore(@ForAll long seed) {
        Random random = new Random(seed);
        List<ContentItem> items = items(random, 30);
        List<Candidate> candidates = items.stream()
                .map(item -> new Candidate(item.id(), random.nextDouble(), random.nextInt(4)))
                .toList();
        FeedRanker ranker = FeedRanker.builder(POLICY)
                .integrity(item -> Math.floorMod(item.id().hashCode(), 10_001))
                .build();

        FeedPage page = ranker.page(
                ranker.snapshot(items, NOW), FeedRequest.of(context(random), 30).candidates(candidates));

        assertThat(page.entries())
                .allSatisfy(entry -> assertThat(entry.terms().stream()
                                .mapToLong(ScoreTerm::nanos)
                                .sum())
                        .isEqualTo(entry.score()));
    }

    @Property(tries = 200)
    void unitsTimesWeightsAddUpToTheScore(@ForAll long seed, @ForAll boolean balanced) {
        Random random = new Random(seed);
        FeedPolicy policy = FeedPolicy.KIND.read(
                FeedPolicies.SHOP
                        .replace("\"relevance\": 2,", balanced ? "\"weighting\": \"balanced\"," : "")
                        .replace("{\"log\": 1}, \"weight\": 2}", "{\"netOf\": \"report\"}, \"weight\": 2}")
                        .replace(
                                "\"seen\":",
                                "\"exploration\": {\"everyone\": 500, \"fewerThan\": 9, \"impressions\": \"view\", \"clicks\": \"like\"}, \"seen\":"));
        List<ContentItem> items = items(random, 12);
        List<Candidate> candidates = items.stream()
                .map(item -> new Candidate(item.id(), 0, random.nextInt(3)))
                .toList();
        FeedRanker ranker = FeedRanker.builder(policy)
                .integrity(item -> 1 + Math.floorMod(item.id().hashCode(), 10_000))
                .build();

        FeedRun run = ranker.prepare(
                ranker.snapshot(items, NOW), FeedRequest.of(context(random), 30).candidates(candidates));

        for (int candidate = 0; candidate < run.size(); candidate++) {
            double[] units = run.units(candidate);
            double sum = 0;
            for (int i = 0; i < units.length; i++) {
                sum += policy.signals().get(i).weight() * units[i];
            }
            // Each of a few multiplications rounds down to a thousand millionth.
            assertThat(sum).isCloseTo(run.score(candidate) / 1e9, within(1e-6 + 1e-9 * Math.abs(sum)));
        }
    }

    @Property(tries = 100)
    void theOrderOfContentDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<ContentItem> items = items(random, 40);
        FeedRequest request = FeedRequest.of(context(random), 20);
        String digest = RANKER.page(RANKER.snapshot(items, NOW), request).digest();

        List<ContentItem> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);

        assertThat(RANKER.page(RANKER.snapshot(shuffled, NOW), request).digest())
                .isEqualTo(digest);
    }

    private static List<ContentItem> items(Random random, int size) {
        List<ContentItem> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ContentItem.Builder builder = ContentItem.builder(
                            new ContentId("内容-" + random.nextInt(10) + "-" + i),
                            new MemberId("m" + random.nextInt(5)),
                            NOW.minus(Duration.ofMinutes(random.nextInt(20_000) - 500)))
                    .format(FORMATS.get(random.nextInt(3)));
            if (random.nextBoolean()) {
                builder.category(random.nextBoolean() ? "母婴" : "📱");
            }
            if (random.nextBoolean()) {
                builder.tags(Set.of(new TagId("实惠")));
            }
            for (String signal : SIGNALS) {
                builder.signal(new SignalId(signal), random.nextInt(3) == 0 ? 0 : random.nextDouble() * 100);
            }
            items.add(builder.build());
        }
        return items;
    }

    private static FeedContext context(Random random) {
        return new FeedContext(
                NOW.plus(Duration.ofHours(random.nextInt(24))),
                random.nextBoolean() ? Optional.of("phone") : Optional.empty(),
                random.nextBoolean() ? Optional.of("video") : Optional.of("home"),
                Optional.empty(),
                random.nextBoolean() ? java.util.OptionalInt.of(1 + random.nextInt(5)) : java.util.OptionalInt.empty(),
                Optional.empty(),
                new java.util.TreeSet<>(random.nextBoolean() ? Set.of(new SegmentId("mothers")) : Set.of()));
    }
}

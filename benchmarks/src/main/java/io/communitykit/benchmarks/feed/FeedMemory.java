package io.communitykit.benchmarks.feed;

import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.FeedRanker;
import io.communitykit.recommend.feed.FeedSnapshot;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalId;
import io.communitykit.recommend.signal.SignalRule;
import io.communitykit.recommend.signal.SignalRules;
import io.communitykit.recommend.signal.Signals;
import io.communitykit.recommend.signal.memory.InMemorySignalStore;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What the heap holds, as a full collection leaves it: a content with one counter in the memory store, each fact that it remembers, and each row of a
 * snapshot with twelve signals.
 *
 * <p>{@code java -Xmx2g -cp benchmarks/target/benchmarks.jar io.communitykit.benchmarks.feed.FeedMemory [contents]}; 100,000 unless said otherwise.
 */
public final class FeedMemory {

    private static final int CONTENTS = 100_000;
    private static final int[] FACTS = {1, 3, 10, 30};
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private FeedMemory() {}

    /**
     * Measures and prints.
     *
     * @param args how many contents
     */
    public static void main(String[] args) {
        int contents = args.length > 0 ? Integer.parseInt(args[0]) : CONTENTS;
        for (int facts : FACTS) {
            signals(contents, facts);
        }
        snapshot(contents);
    }

    private static void signals(int contents, int facts) {
        PseudonymKey key = PseudonymKey.of("the benchmark's own secret".getBytes(StandardCharsets.UTF_8));
        SignalRule rule =
                SignalRule.counting(SignalId.LIKE, SignalAbout.CONTENT, EventType.CONTENT_LIKED, Duration.ofDays(7));
        Instant[] now = {START};
        long before = held();
        Signals signals = Signals.builder(
                        new SignalRules(List.of(rule), MONTH, Duration.ofDays(1)), new InMemorySignalStore(key))
                .clock(() -> now[0])
                .build();
        long full;
        long purged;
        try {
            tell(signals, contents, facts);
            full = held();
            now[0] = START.plus(MONTH).plus(MONTH);
            signals.purge();
            purged = held();
        } finally {
            Reference.reachabilityFence(signals);
        }
        System.out.printf(
                Locale.ROOT,
                "%,4d facts a content: %,6d bytes a content, %,5d without facts, %.1f a fact, its key included%n",
                facts,
                (full - before) / contents,
                (purged - before) / contents,
                (double) (full - purged) / contents / facts);
    }

    private static void tell(Signals signals, int contents, int facts) {
        EventSource source = new EventSource("/benchmarks");
        MemberId reader = new MemberId("reader");
        for (int i = 0; i < contents * facts; i++) {
            int number = i % contents;
            signals.apply(CommunityFacts.liked(
                    new IdempotencyKey(source, new EventId("like-" + i)),
                    reader,
                    new ContentId("content-" + number),
                    new MemberId("author-" + number / 10),
                    START.plusMillis(i / 1_000L)));
        }
    }

    private static void snapshot(int contents) {
        List<ContentItem> items = SampleFeed.items(contents);
        try {
            FeedRanker ranker = FeedRanker.builder(SampleFeed.policy()).build();
            long before = held();
            FeedSnapshot snapshot = ranker.snapshot(items, SampleFeed.NOW);
            long after = held();
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows of %d signals: %.1f bytes a row beside the ids, %.1f as the snapshot itself says%n",
                    snapshot.size(),
                    SampleFeed.SIGNALS,
                    (double) (after - before) / snapshot.size(),
                    (double) snapshot.bytes() / snapshot.size());
        } finally {
            Reference.reachabilityFence(items);
        }
    }

    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

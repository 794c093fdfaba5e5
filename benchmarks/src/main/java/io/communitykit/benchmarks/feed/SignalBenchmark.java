package io.communitykit.benchmarks.feed;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.event.CommunityFacts;
import io.communitykit.core.event.ContentDigest;
import io.communitykit.core.event.EventType;
import io.communitykit.core.id.ContentId;
import io.communitykit.core.id.EventId;
import io.communitykit.core.id.EventSource;
import io.communitykit.core.id.IdempotencyKey;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.recommend.signal.DecayedCounter;
import io.communitykit.recommend.signal.SignalAbout;
import io.communitykit.recommend.signal.SignalId;
import io.communitykit.recommend.signal.SignalRule;
import io.communitykit.recommend.signal.SignalRules;
import io.communitykit.recommend.signal.Signals;
import io.communitykit.recommend.signal.memory.InMemorySignalStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Likes told to {@link Signals} on the heap, each a new one, against a map of sums that neither fades nor knows a repeat. An invocation tells 500,000
 * likes, made before, to an empty store; the time is that of one.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar SignalBenchmark -p contents=100,10000,100000 -prof
 * io.communitykit.benchmarks.CpuTime}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 12)
@Measurement(iterations = 12)
@OperationsPerInvocation(SignalBenchmark.LIKES)
@Fork(
        value = 1,
        jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class SignalBenchmark {

    static final int LIKES = 500_000;

    /** A prime above every number of contents, so that likes are spread over all of them. */
    private static final int STRIDE = 15_485_863;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final SignalRule OF_CONTENT =
            SignalRule.counting(SignalId.LIKE, SignalAbout.CONTENT, EventType.CONTENT_LIKED, WEEK);
    private static final SignalRule OF_AUTHOR =
            SignalRule.counting(new SignalId("liked"), SignalAbout.AUTHOR, EventType.CONTENT_LIKED, WEEK);

    /** How many contents are liked; each tenth has an author of its own. */
    @Param("10000")
    public int contents;

    private final List<CommunityEvent> likes = new ArrayList<>();
    private Signals ofContent = signals(List.of(OF_CONTENT));
    private Signals ofBoth = signals(List.of(OF_CONTENT, OF_AUTHOR));
    private Map<ContentId, Double> sums = new ConcurrentHashMap<>();
    private Set<IdempotencyKey> keys = ConcurrentHashMap.newKeySet();

    private static Signals signals(List<SignalRule> rules) {
        PseudonymKey key = PseudonymKey.of("the benchmark's own secret".getBytes(StandardCharsets.UTF_8));
        return Signals.builder(new SignalRules(rules, Duration.ofDays(30), Duration.ZERO), new InMemorySignalStore(key))
                .clock(() -> START.plus(Duration.ofDays(30)))
                .build();
    }

    /** Makes the likes: a second apart, each hundredth told an hour late. */
    @Setup(Level.Trial)
    public void makeLikes() {
        likes.clear();
        EventSource source = new EventSource("/benchmarks");
        MemberId reader = new MemberId("reader");
        for (int i = 0; i < LIKES; i++) {
            int number = (int) ((long) i * STRIDE % contents);
            Instant at = START.plusSeconds(3_600 + i - (i % 100 == 0 ? 3_600 : 0));
            likes.add(CommunityFacts.liked(
                    new IdempotencyKey(source, new EventId("like-" + i)),
                    reader,
                    new ContentId("content-" + number),
                    new MemberId("author-" + number / 10),
                    at));
        }
    }

    /** Empties all stores. */
    @Setup(Level.Iteration)
    public void empty() {
        ofContent = signals(List.of(OF_CONTENT));
        ofBoth = signals(List.of(OF_CONTENT, OF_AUTHOR));
        sums = new ConcurrentHashMap<>();
        keys = ConcurrentHashMap.newKeySet();
    }

    /**
     * The bare counter: one content, no store, no key.
     *
     * @return what is left
     */
    @Benchmark
    public double counter() {
        DecayedCounter counter = DecayedCounter.empty(WEEK);
        for (CommunityEvent like : likes) {
            counter = counter.plus(1, like.occurredAt());
        }
        return counter.at(START.plus(WEEK));
    }

    /**
     * The digest of each event, which whoever tells repeats from conflicts has to take.
     *
     * @return of all
     */
    @Benchmark
    public int digest() {
        int all = 0;
        for (CommunityEvent like : likes) {
            all += ContentDigest.of(like).hashCode();
        }
        return all;
    }

    /**
     * A map of sums: nothing fades, a repeat counts twice.
     *
     * @return the map
     */
    @Benchmark
    public Object naive() {
        for (CommunityEvent like : likes) {
            sums.merge(new ContentId(like.subject().orElseThrow().value()), 1.0, Double::sum);
        }
        return sums;
    }

    /**
     * A map of sums beside a set of keys: a repeat does not count, a conflict does not show, nothing fades or can be purged.
     *
     * @return the map
     */
    @Benchmark
    public Object naiveOnce() {
        for (CommunityEvent like : likes) {
            if (keys.add(like.key())) {
                sums.merge(new ContentId(like.subject().orElseThrow().value()), 1.0, Double::sum);
            }
        }
        return sums;
    }

    /**
     * One signal of the content: one update a like.
     *
     * @return how many results
     */
    @Benchmark
    public int content() {
        int results = 0;
        for (CommunityEvent like : likes) {
            results += ofContent.apply(like).size();
        }
        return results;
    }

    /**
     * One signal of the content and one of the author: two updates a like.
     *
     * @return how many results
     */
    @Benchmark
    public int contentAndAuthor() {
        int results = 0;
        for (CommunityEvent like : likes) {
            results += ofBoth.apply(like).size();
        }
        return results;
    }
}

package io.communitykit.benchmarks.feed;

import io.communitykit.recommend.feed.Candidate;
import io.communitykit.recommend.feed.ContentItem;
import io.communitykit.recommend.feed.FeedContext;
import io.communitykit.recommend.feed.FeedPage;
import io.communitykit.recommend.feed.FeedRanker;
import io.communitykit.recommend.feed.FeedRequest;
import io.communitykit.recommend.feed.FeedRun;
import io.communitykit.recommend.feed.FeedSnapshot;
import io.communitykit.recommend.feed.RankedRows;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.TopDocs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A page of 50 out of candidates with twelve signals.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar FeedRankBenchmark -p items=1000,10000,100000 -prof gc}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public class FeedRankBenchmark {

    private static final int PAGE = 50;

    /** How many candidates. */
    @Param("1000")
    public int items;

    private final RankedRows best = new RankedRows(PAGE);
    private final FeedRanker ranker = FeedRanker.builder(SampleFeed.policy()).build();

    private FeedSnapshot snapshot = ranker.snapshot(List.of(), SampleFeed.NOW);
    private FeedRequest request = FeedRequest.of(FeedContext.at(SampleFeed.NOW), PAGE);
    private FeedRun run = ranker.prepare(snapshot, request);
    private List<StreamsTwin.Row> rows = List.of();
    private LuceneTwin lucene = new LuceneTwin(List.of());
    private long[] columns = {};

    /** Makes the content and checks that the contenders agree on the first of the page. */
    @Setup
    public void make() {
        List<ContentItem> content = SampleFeed.items(items);
        snapshot = ranker.snapshot(content, SampleFeed.NOW);
        List<Candidate> candidates =
                content.stream().map(item -> Candidate.of(item.id())).toList();
        request = FeedRequest.of(FeedContext.at(SampleFeed.NOW).device("phone"), PAGE)
                .candidates(candidates);
        run = ranker.prepare(snapshot, request);
        rows = StreamsTwin.rows(content);
        lucene = new LuceneTwin(content);
        columns = new long[items * SampleFeed.SIGNALS];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = (long) (rows.get(i / SampleFeed.SIGNALS).terms[i % SampleFeed.SIGNALS] * 1e9);
        }
        top();
        String own = snapshot.content(best.row(0)).value();
        String streams = StreamsTwin.page(rows, PAGE).get(0).row().id;
        String found = content.get(lucene.page(PAGE).scoreDocs[0].doc).id().value();
        if (!own.equals(streams) || !own.equals(found)) {
            throw new IllegalStateException("first " + own + ", of the twins " + streams + " and " + found);
        }
    }

    /**
     * The best fifty of a request that is ready.
     *
     * @return how many there are
     */
    @Benchmark
    public int top() {
        run.top(best);
        return best.size();
    }

    /**
     * A request from its candidates' ids to a page with the terms of every score.
     *
     * @return the page
     */
    @Benchmark
    public FeedPage explainedPage() {
        return ranker.page(snapshot, request);
    }

    /**
     * Objects, a stream and a comparator.
     *
     * @return the page
     */
    @Benchmark
    public List<StreamsTwin.Scored> streams() {
        return StreamsTwin.page(rows, PAGE);
    }

    /**
     * Function scoring of Lucene over doc values.
     *
     * @return the page
     */
    @Benchmark
    public TopDocs lucene() {
        return lucene.page(PAGE);
    }

    /**
     * The floor: sums the columns of each candidate and keeps the largest.
     *
     * @return the largest sum
     */
    @Benchmark
    public long floor() {
        long largest = Long.MIN_VALUE;
        int at = 0;
        for (int row = 0; row < items; row++) {
            long sum = 0;
            for (int s = 0; s < SampleFeed.SIGNALS; s++) {
                sum += columns[at++];
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}

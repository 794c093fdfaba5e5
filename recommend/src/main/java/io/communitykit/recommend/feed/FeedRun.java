package io.communitykit.recommend.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.recommend.explore.Evidence;
import io.communitykit.recommend.explore.LinUcbModel;
import io.communitykit.recommend.feed.internal.Columns;
import io.communitykit.recommend.feed.internal.Factors;
import io.communitykit.recommend.feed.internal.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A request that is ready to be ranked: what it names was looked up in its snapshot. Immutable and safe for many threads.
 *
 * <p>The score of a row is {@code scale(scale(gain + relevance, context), seen) + fixed} in whole numbers: two loads, two multiplications and an
 * addition, then a look at the worst row of the heap. The limit is the sum of the row's columns, which the snapshot has taken beforehand; see
 * {@code FeedRankBenchmark}.
 */
public final class FeedRun {

    private final FeedSnapshot snapshot;
    private final FeedRequest request;
    private final Optional<LinUcbModel> model;
    private final Columns columns;
    private final Factors factors;
    private final int[] rows;
    private final long @Nullable [] relevance;
    private final int @Nullable [] seen;
    private final SortedMap<Exclusion, Integer> excluded = new TreeMap<>();

    private FeedRun(FeedSnapshot snapshot, FeedRequest request, Optional<LinUcbModel> model) {
        this.model = model;
        this.snapshot = snapshot;
        this.request = request;
        this.columns = snapshot.columns();
        this.factors = new Factors(snapshot.policy(), request.context(), columns);
        if (request.candidates().isEmpty()) {
            rows = IntStream.range(0, columns.size())
                    .filter(row -> isShown(row, 0))
                    .toArray();
            relevance = null;
            seen = null;
        } else {
            List<Candidate> candidates = request.candidates().get();
            // In the order of rows, so that equal scores keep it and memory is walked forwards.
            long[] placed = new long[candidates.size()];
            int count = 0;
            for (int i = 0; i < placed.length; i++) {
                int row = columns.row(candidates.get(i).content());
                if (isShown(row, candidates.get(i).seen())) {
                    placed[count++] = (long) row << Integer.SIZE | i;
                }
            }
            Arrays.sort(placed, 0, count);
            rows = new int[count];
            relevance = new long[count];
            seen = new int[count];
            for (int i = 0; i < count; i++) {
                Candidate candidate = candidates.get((int) placed[i]);
                rows[i] = (int) (placed[i] >>> Integer.SIZE);
                relevance[i] = FixedPoint.of(snapshot.policy().relevance() * candidate.relevance());
                seen[i] = candidate.seen();
            }
        }
    }

    static FeedRun of(FeedSnapshot snapshot, FeedRequest request, Optional<LinUcbModel> model) {
        return new FeedRun(snapshot, request, model);
    }

    private boolean isShown(int row, int times) {
        Exclusion why = row < 0 ? Exclusion.UNKNOWN : columns.excluded[row];
        if (why == null && snapshot.policy().seen().hides(times)) {
            why = Exclusion.SEEN;
        }
        if (why != null) {
            excluded.merge(why, 1, Integer::sum);
        }
        return why == null;
    }

    /**
     * How many candidates can be shown.
     *
     * @return 0 or more
     */
    public int size() {
        return rows.length;
    }

    /**
     * Finds the best by score alone: without bounds on authors, variety, slots, quotas and pins. Makes no garbage.
     *
     * @param best takes them, as many as it has room for, in order; what it held is forgotten
     */
    public void top(RankedRows best) {
        best.clear();
        for (int i = 0; i < rows.length; i++) {
            best.offer(rows[i], score(i));
        }
        best.sort();
    }

    long score(int candidate) {
        int row = rows[candidate];
        long gain = columns.gains[row];
        if (relevance != null) {
            gain += relevance[candidate];
        }
        int product = factors.products[columns.classOf[row]];
        if (product != FixedPoint.BASIS) {
            gain = FixedPoint.scale(gain, product);
        }
        if (seen != null && seen[candidate] > 0) {
            gain = faded(gain, seen[candidate]);
        }
        return gain + columns.fixed[row];
    }

    private long faded(long gain, int times) {
        int factor = snapshot.policy().seen().factor();
        long left = gain;
        for (int i = 0; i < times && left > 0 && factor < FixedPoint.BASIS; i++) {
            left = FixedPoint.scale(left, factor);
        }
        return left;
    }

    /** The terms of a candidate's score, in the order in which they apply. */
    List<ScoreTerm> terms(int candidate) {
        int row = rows[candidate];
        List<ScoreTerm> terms = new ArrayList<>();
        for (int i = 0; i < columns.width(); i++) {
            terms.add(new ScoreTerm(columns.names.get(i), columns.terms[row * columns.width() + i]));
        }
        long gain = columns.gains[row];
        if (relevance != null && snapshot.policy().relevance() > 0) {
            terms.add(new ScoreTerm("relevance", relevance[candidate]));
            gain += relevance[candidate];
        }
        gain = factors.explain(columns.classOf[row], gain, terms);
        if (seen != null && seen[candidate] > 0) {
            terms.add(new ScoreTerm("seen", faded(gain, seen[candidate]) - gain));
        }
        return terms;
    }

    /**
     * Ranks the page.
     *
     * @return the page
     */
    public FeedPage page() {
        return new FeedPageBuilder(this).build();
    }

    /**
     * Ranks the page again and says of its exploring places what could have been drawn for each. Since the same snapshot, request and model (of a policy
     * that explores by LinUCB) give the same page, a log need keep these only, and ask this when it is known what came of them.
     *
     * @return from the top down; none for places whose propensity is not known, see {@link FeedEntry}
     */
    public List<FeedDecision> decisions() {
        FeedPageBuilder page = new FeedPageBuilder(this);
        page.build();
        return page.decisions();
    }

    /** What the weights of a candidate's signals are multiplied with. */
    double[] units(int candidate) {
        List<FeedSignal> signals = snapshot.policy().signals();
        int row = rows[candidate];
        double factor = (double) factors.products[columns.classOf[row]] / FixedPoint.BASIS;
        if (seen != null) {
            double again = (double) snapshot.policy().seen().factor() / FixedPoint.BASIS;
            factor *= StrictMath.pow(again, seen[candidate]);
        }
        double[] units = new double[signals.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = Columns.scaled(signals.get(i).weight(), columns.units[row * units.length + i], factor);
        }
        return units;
    }

    Evidence evidence(int candidate) {
        return columns.evidence[rows[candidate]];
    }

    ContentId content(int candidate) {
        return columns.ids[rows[candidate]];
    }

    Optional<LinUcbModel> model() {
        return model;
    }

    FeedSnapshot snapshot() {
        return snapshot;
    }

    FeedRequest request() {
        return request;
    }

    SortedMap<Exclusion, Integer> excluded() {
        return excluded;
    }

    int row(int candidate) {
        return rows[candidate];
    }

    int candidate(int row) {
        return Arrays.binarySearch(rows, row);
    }
}

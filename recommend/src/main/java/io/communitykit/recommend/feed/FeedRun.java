package io.communitykit.recommend.feed;

import io.communitykit.recommend.feed.internal.Columns;
import io.communitykit.recommend.feed.internal.Factors;
import io.communitykit.recommend.feed.internal.FixedPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final Columns columns;
    private final Factors factors;
    private final int[] rows;
    private final long @Nullable [] relevance;
    private final int @Nullable [] seen;
    private final Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);

    private FeedRun(FeedSnapshot snapshot, FeedRequest request) {
        this.snapshot = snapshot;
        this.request = request;
        this.columns = snapshot.columns();
        this.factors = new Factors(snapshot.policy(), request.context(), columns.classes);
        List<Candidate> candidates = request.candidates().orElse(null);
        int size = candidates == null ? columns.size() : candidates.size();
        int[] found = new int[size];
        long[] given = candidates == null ? null : new long[size];
        int[] shown = candidates == null ? null : new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int row = candidates == null ? i : columns.row(candidates.get(i).content());
            int times = candidates == null ? 0 : candidates.get(i).seen();
            if (isShown(row, times)) {
                found[count] = row;
                if (candidates != null && given != null && shown != null) {
                    given[count] = FixedPoint.of(
                            snapshot.policy().relevance() * candidates.get(i).relevance());
                    shown[count] = times;
                }
                count++;
            }
        }
        rows = Arrays.copyOf(found, count);
        relevance = given == null ? null : Arrays.copyOf(given, count);
        seen = shown == null ? null : Arrays.copyOf(shown, count);
    }

    static FeedRun of(FeedSnapshot snapshot, FeedRequest request) {
        return new FeedRun(snapshot, request);
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

    private long score(int candidate) {
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
    private List<ScoreTerm> terms(int candidate) {
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
        RankedRows best = new RankedRows(request.size());
        top(best);
        List<FeedEntry> entries = new ArrayList<>();
        for (int i = 0; i < best.size(); i++) {
            entries.add(new FeedEntry(
                    i + 1, snapshot.content(best.row(i)), best.score(i), terms(candidateOf(best.row(i))), List.of()));
        }
        List<FeedShortfall> shortfalls = entries.size() < request.size()
                ? List.of(new FeedShortfall("page", request.size(), entries.size(), "too few candidates"))
                : List.of();
        return new FeedPage(
                snapshot.policy().version(),
                snapshot.at(),
                request.seed(),
                entries,
                shortfalls,
                FeedPage.counts(excluded));
    }

    private int candidateOf(int row) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == row) {
                return i;
            }
        }
        throw new IllegalStateException("row " + row + " is no candidate");
    }
}

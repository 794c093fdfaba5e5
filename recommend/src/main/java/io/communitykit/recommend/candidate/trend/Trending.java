package io.communitykit.recommend.candidate.trend;

import io.communitykit.core.time.Timestamps;
import io.communitykit.recommend.candidate.data.Behaviour;
import io.communitykit.recommend.candidate.data.ItemId;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Told;
import io.communitykit.recommend.candidate.internal.KindWeights;
import io.communitykit.recommend.candidate.model.NonPersonalizedModel;
import io.communitykit.recommend.candidate.spi.CandidateQuestion;
import io.communitykit.recommend.candidate.spi.CandidateSource;
import io.communitykit.recommend.internal.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What trends, among all and within groups such as a city or a category, up to date with every fact. Each item has a sum that fades fast and one that fades
 * slowly; {@link TrendScore} compares them.
 *
 * <p><b>Time.</b> A late fact counts what would be left of it. A fact more than 5 minutes ahead of the clock is refused. An answer for an instant before the
 * newest fact is taken at the newest.
 *
 * <p>What is told twice counts twice: a host that must not be gamed tells a member's behaviour with an item once. A fact takes constant time for each group; an
 * answer looks at every item of the group. At most 10,000 groups are counted; what is told of further ones counts only among all, and {@link
 * #ungrouped} says how much that was. Safe for many threads, which take turns.
 *
 * <p>As a source of candidates it gives everybody what trends among all, without the history; {@link #within} is that of a group. No history is its reason.
 */
public final class Trending implements CandidateSource {

    /** What its models are called. */
    public static final String MODEL = "trending";

    /** No more groups are counted. */
    public static final int MOST_GROUPS = 10_000;

    private static final long AHEAD = Duration.ofMinutes(5).toMillis();

    private final Object turn = new Object();
    private final TrendPolicy policy;
    private final KindWeights weights;
    private final TrendCounts all;
    private final Map<TrendGroup, TrendCounts> groups = new HashMap<>();
    private long newest = Long.MIN_VALUE;
    private long ungrouped;

    /**
     * Starts without facts.
     *
     * @param policy how trends count
     */
    public Trending(TrendPolicy policy) {
        this.policy = policy;
        this.weights = KindWeights.of(policy.weights());
        this.all = new TrendCounts(policy);
    }

    /**
     * Tells what a member did.
     *
     * @param behaviour what was done
     * @param within the groups in which it counts, beside all
     * @param now the time of the clock
     * @return what became of it
     * @throws io.communitykit.core.InvalidValueException if its kind has no weight, or an instant is not within the years 0001 to 9999
     */
    public Told tell(Behaviour behaviour, Set<TrendGroup> within, Instant now) {
        double weight = weights.weight(behaviour.kind());
        long at = millis("instant of behaviour", behaviour.at());
        if (at - AHEAD > millis("time of the clock", now)) {
            return Told.AHEAD;
        }
        synchronized (turn) {
            newest = Math.max(newest, at);
            all.add(behaviour.item(), weight, at);
            // By id, so that it does not depend on the order of the set who gets the last room.
            for (TrendGroup group : new TreeSet<>(within)) {
                counts(group).ifPresentOrElse(counts -> counts.add(behaviour.item(), weight, at), () -> ungrouped++);
            }
        }
        return Told.COUNTED;
    }

    private Optional<TrendCounts> counts(TrendGroup group) {
        TrendCounts counts = groups.get(group);
        if (counts == null && groups.size() < MOST_GROUPS) {
            counts = new TrendCounts(policy);
            groups.put(group, counts);
        }
        return Optional.ofNullable(counts);
    }

    private static long millis(String name, Instant at) {
        return Timestamps.cut(name, at).toEpochMilli();
    }

    /**
     * What trends among all.
     *
     * @param limit how many at most, 1 to 10,000
     * @param at as of when
     * @return best first, equal ones by id; only scores above 0
     */
    public List<Trend> top(int limit, Instant at) {
        return top(Optional.empty(), limit, at, Set.of());
    }

    /**
     * What trends within a group.
     *
     * @param group which
     * @param limit how many at most, 1 to 10,000
     * @param at as of when
     * @return best first, equal ones by id; only scores above 0; empty where the group is not known
     */
    public List<Trend> top(TrendGroup group, int limit, Instant at) {
        return top(Optional.of(group), limit, at, Set.of());
    }

    private List<Trend> top(Optional<TrendGroup> group, int limit, Instant at, Set<ItemId> without) {
        Checks.within("limit of trends", limit, 1, CandidateQuestion.MOST);
        List<Trend> trends = trends(group, at);
        trends.removeIf(trend -> without.contains(trend.item()));
        trends.sort(Comparator.comparingDouble(Trend::score).reversed().thenComparing(Trend::item));
        return List.copyOf(trends.subList(0, Math.min(limit, trends.size())));
    }

    @Override
    public List<Found> find(CandidateQuestion question) {
        return found(Optional.empty(), question);
    }

    /**
     * What trends within a group, as a source of candidates.
     *
     * @param group which
     * @return a source that sees what is told later too
     */
    public CandidateSource within(TrendGroup group) {
        return question -> found(Optional.of(group), question);
    }

    private List<Found> found(Optional<TrendGroup> group, CandidateQuestion question) {
        return top(group, question.limit(), question.at(), question.history().keySet()).stream()
                .map(each -> new Found(each.item(), each.score()))
                .toList();
    }

    private List<Trend> trends(Optional<TrendGroup> group, Instant at) {
        long asked = millis("instant of an answer", at);
        List<Trend> trends = new ArrayList<>();
        synchronized (turn) {
            TrendCounts counts = group.map(groups::get).orElse(group.isPresent() ? new TrendCounts(policy) : all);
            long when = Math.max(asked, newest);
            for (int item = 0; item < counts.size(); item++) {
                double score = counts.score(item, policy, when);
                if (score > 0) {
                    trends.add(new Trend(counts.id(item), score));
                }
            }
        }
        return trends;
    }

    /**
     * A model that ranks for everybody what trends among all.
     *
     * @param at as of when
     * @return a copy of its own; it knows the items whose score is above 0
     */
    public NonPersonalizedModel snapshot(Instant at) {
        return model(trends(Optional.empty(), at));
    }

    /**
     * A model that ranks for everybody what trends within a group.
     *
     * @param group which
     * @param at as of when
     * @return a copy of its own; it knows the items whose score is above 0
     */
    public NonPersonalizedModel snapshot(TrendGroup group, Instant at) {
        return model(trends(Optional.of(group), at));
    }

    private static NonPersonalizedModel model(List<Trend> trends) {
        List<Trend> known = new ArrayList<>(trends);
        known.removeIf(trend -> !((float) trend.score() > 0));
        known.sort(Comparator.comparing(Trend::item));
        float[] scores = new float[known.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) known.get(i).score();
        }
        return NonPersonalizedModel.of(
                MODEL, Items.of(known.stream().map(Trend::item).toList()), scores);
    }

    /**
     * How often a group had no room.
     *
     * @return 0 or more
     */
    public long ungrouped() {
        synchronized (turn) {
            return ungrouped;
        }
    }

    /**
     * An item that trends.
     *
     * @param item which
     * @param score above 0
     */
    public record Trend(ItemId item, double score) {}
}

package io.communitykit.recommend.feed;

import io.communitykit.core.id.ContentId;
import io.communitykit.recommend.offpolicy.LoggedDecision;
import java.util.List;

/**
 * What could have been drawn for an exploring place, what was, and how probable that was. With what came of it, it is a line of the log from which
 * weights are judged ({@link io.communitykit.recommend.offpolicy.WeightAdvisor}) and LinUCB learns
 * ({@link io.communitykit.recommend.explore.LinUcbModel#plus}). Immutable and safe for many threads.
 *
 * <p>A candidate's numbers are one for each signal of the policy, in its order: what the weight is multiplied with in the score, so after transform and
 * balance, and where it speaks for content after freshness, integrity, context and the times it was seen; times the weights they add up to the score, but for
 * relevance, addends of freshness, the discount of further content of an author, and the cut of each to a million.
 *
 * <p>Draws of one page depend on each other. An interval over several of them is too narrow unless they share a number, see {@link #logged}; and they tell
 * of new content only, not of the ranking.
 */
public final class FeedDecision {

    private final int position;
    private final List<ContentId> candidates;
    private final int chosen;
    private final double propensity;
    private final double[][] units;

    FeedDecision(int position, List<ContentId> candidates, int chosen, double propensity, double[][] units) {
        this.position = position;
        this.candidates = List.copyOf(candidates);
        this.chosen = chosen;
        this.propensity = propensity;
        this.units = units;
    }

    /**
     * Which place.
     *
     * @return from 1
     */
    public int position() {
        return position;
    }

    /**
     * What could have been drawn for it: where new content is chosen, without what places above drew; where all is as likely, with it.
     *
     * @return at least one, at most 10,000
     */
    public List<ContentId> candidates() {
        return candidates;
    }

    /**
     * What was drawn.
     *
     * @return its index among the candidates
     */
    public int chosen() {
        return chosen;
    }

    /**
     * How probable that was, given that the place explores.
     *
     * @return above 0, at most 1; those of all candidates add up to 1
     */
    public double propensity() {
        return propensity;
    }

    /**
     * What LinUCB sees of a candidate.
     *
     * @param candidate its index
     * @return 1, then its numbers; a copy
     */
    public double[] features(int candidate) {
        return features(units[candidate]);
    }

    static double[] features(double[] units) {
        double[] features = new double[units.length + 1];
        features[0] = 1;
        System.arraycopy(units, 0, features, 1, units.length);
        return features;
    }

    /**
     * Makes a line of a log.
     *
     * @param number names it; decisions that depend on each other, such as those of one member, should share one
     * @param reward what came of it, -1,000,000 to 1,000,000
     * @return the line
     * @throws io.communitykit.core.InvalidValueException if the reward is out of range
     */
    public LoggedDecision logged(long number, double reward) {
        return LoggedDecision.of(number, units, chosen, propensity, reward);
    }
}

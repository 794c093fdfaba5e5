package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.explore.ExplorationShare;
import io.communitykit.recommend.signal.SignalId;
import java.util.Optional;

/**
 * Shows new content in some places of a page, so that somebody sees it before it is judged.
 *
 * @param share how many places, and what is new
 * @param impressions the signal that says how often content was shown
 * @param clicks the signal that says how often that was a success; cut to the impressions
 * @param by how new content is chosen, {@link Exploration.EpsilonGreedy} or {@link Exploration.Thompson}; each as likely as another where
 *     empty
 */
public record ExplorationRule(ExplorationShare share, SignalId impressions, SignalId clicks, Optional<Exploration> by) {

    /**
     * Checks that the way of choosing needs no model.
     *
     * @param share how many places, and what is new
     * @param impressions how often content was shown
     * @param clicks how often that was a success
     * @param by how new content is chosen
     */
    public ExplorationRule {
        if (by.isPresent() && by.get() instanceof Exploration.LinUcb) {
            throw InvalidValueException.of("exploration of a page", "epsilon-greedy, Thompson or even", "LinUCB");
        }
    }
}

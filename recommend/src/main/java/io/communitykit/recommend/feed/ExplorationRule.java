package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.explore.Exploration;
import io.communitykit.recommend.explore.ExplorationShare;
import io.communitykit.recommend.internal.Checks;
import io.communitykit.recommend.signal.SignalId;
import java.util.Optional;

/**
 * Shows new content in some places of a page, so that somebody sees it before it is judged.
 *
 * @param share how many places, and what is new
 * @param impressions the signal that says how often content was shown
 * @param clicks the signal that says how often that was a success; cut to the impressions
 * @param by how new content is chosen; each of at most 10,000 as likely as another where empty. {@link Exploration.LinUcb} looks at 1 and the policy's signals,
 *     see {@link FeedDecision#features}
 * @param even how often any new content takes the place of what {@code by} chose, in basis points, 0 to 10,000
 */
public record ExplorationRule(
        ExplorationShare share, SignalId impressions, SignalId clicks, Optional<Exploration> by, int even) {

    /**
     * Checks the range, and that there is something to mix with.
     *
     * @param share how many places, and what is new
     * @param impressions how often content was shown
     * @param clicks how often that was a success
     * @param by how new content is chosen
     * @param even how often any
     */
    public ExplorationRule {
        Checks.within("even choices in basis points", even, 0, 10_000);
        if (even > 0
                && by.filter(each -> !(each instanceof Exploration.EpsilonGreedy))
                        .isEmpty()) {
            throw InvalidValueException.of(
                    "even choices in basis points",
                    "0 where new content is chosen evenly anyway, or now and then",
                    even);
        }
    }
}

package io.communitykit.recommend.feed;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.internal.Checks;
import java.util.Optional;

/**
 * Multiplies what speaks for some content in some contexts: short videos on phones in the evening by 1.3.
 *
 * @param id names it in explanations
 * @param when the contexts, a condition over {@link FeedAttributes#CONTEXT}; every one where empty
 * @param content the content, a condition over {@link FeedAttributes#CONTENT}; all where empty
 * @param factor basis points, 0 to 100,000; 10,000 changes nothing
 */
public record ContextRule(RuleId id, Optional<Condition> when, Optional<Condition> content, int factor) {

    /** The largest factor: ten times. */
    public static final int LARGEST = 100_000;

    /**
     * Checks the factor.
     *
     * @param id names it
     * @param when the contexts
     * @param content the content
     * @param factor basis points
     */
    public ContextRule {
        Checks.basisPoints("factor of rule " + id, factor, 0, LARGEST);
    }
}

package io.communitykit.recommend.feed;

import io.communitykit.core.condition.Condition;
import io.communitykit.core.id.RuleId;

/**
 * Puts some content behind all other.
 *
 * @param id names it in moves
 * @param content which content, a condition over {@link FeedAttributes#CONTENT}
 */
public record BuryRule(RuleId id, Condition content) {}

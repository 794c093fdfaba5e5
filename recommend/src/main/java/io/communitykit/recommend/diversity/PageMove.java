package io.communitykit.recommend.diversity;

import io.communitykit.core.id.RuleId;

/**
 * A candidate that came elsewhere than its rank.
 *
 * @param candidate its index
 * @param from its rank among the candidates, counted from 0
 * @param to its place on the page, counted from 0
 * @param by the quota or the rule of a placement that held it back, or that let it pass one of a better rank
 */
public record PageMove(int candidate, int from, int to, RuleId by) {}

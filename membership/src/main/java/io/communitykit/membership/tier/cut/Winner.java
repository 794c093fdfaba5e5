package io.communitykit.membership.tier.cut;

import io.communitykit.core.id.MemberId;

/**
 * A member who is in. Carries no rank: equal sums have none.
 *
 * @param member who
 * @param sum net spend in minor units of the rule's currency
 */
public record Winner(MemberId member, long sum) {}

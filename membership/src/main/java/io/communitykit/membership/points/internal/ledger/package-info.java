/** How a decision changes an account: the machinery behind {@link io.communitykit.membership.points.PointsRules}. */
@NullMarked
package io.communitykit.membership.points.internal.ledger;

import org.jspecify.annotations.NullMarked;

/**
 * Who came by whom, as trees. The way in is {@link io.communitykit.referral.growth.tree.InviteForest}.
 */
@NullMarked
package io.communitykit.referral.growth.tree;

import org.jspecify.annotations.NullMarked;

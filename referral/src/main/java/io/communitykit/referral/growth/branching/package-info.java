/**
 * What may become of seeds: extinction, mean and spread by generation. The way in is {@link
 * io.communitykit.referral.growth.branching.BranchingProcess}.
 */
@NullMarked
package io.communitykit.referral.growth.branching;

import org.jspecify.annotations.NullMarked;

/**
 * Group-buys: members who buy together, or get their money back. The way in is {@link io.communitykit.referral.team.Teams}.
 */
@NullMarked
package io.communitykit.referral.team;

import org.jspecify.annotations.NullMarked;

/**
 * Team PK: members form teams, what they do scores for their team, and the best teams share prizes. The way in is {@link
 * io.communitykit.referral.contest.Contests}.
 */
@NullMarked
package io.communitykit.referral.contest;

import org.jspecify.annotations.NullMarked;

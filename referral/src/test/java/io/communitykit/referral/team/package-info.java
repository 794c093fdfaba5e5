/** Tests of teams. */
@NullMarked
package io.communitykit.referral.team;

import org.jspecify.annotations.NullMarked;

/** Invite codes, against plain models. */
@NullMarked
package io.communitykit.referral.code.policy;

import org.jspecify.annotations.NullMarked;

/** Invite codes, against plain models. */
@NullMarked
package io.communitykit.referral.code;

import org.jspecify.annotations.NullMarked;

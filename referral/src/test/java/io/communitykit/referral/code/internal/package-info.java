/** Invite codes, against plain models. */
@NullMarked
package io.communitykit.referral.code.internal;

import org.jspecify.annotations.NullMarked;

/** Invite codes, against plain models. */
@NullMarked
package io.communitykit.referral.code.generate;

import org.jspecify.annotations.NullMarked;

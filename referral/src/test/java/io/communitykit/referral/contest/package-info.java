/** Tests of contests. */
@NullMarked
package io.communitykit.referral.contest;

import org.jspecify.annotations.NullMarked;

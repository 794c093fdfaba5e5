/** Tests of what is stored. */
@NullMarked
package io.communitykit.referral.commission.internal;

import org.jspecify.annotations.NullMarked;

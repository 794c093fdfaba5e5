/** Tests of brackets. */
@NullMarked
package io.communitykit.referral.commission.tax;

import org.jspecify.annotations.NullMarked;

/** Tests of commission, from the policy document to the facade. */
@NullMarked
package io.communitykit.referral.commission;

import org.jspecify.annotations.NullMarked;

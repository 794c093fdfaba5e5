/** Tests of the guard and the walk over ancestors. */
@NullMarked
package io.communitykit.referral.compliance;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of who is credited with a friend. */
/** Referrals against naive twins. */
@NullMarked
package io.communitykit.benchmarks.referral;

import org.jspecify.annotations.NullMarked;

/** Referrals against naive twins. */
@NullMarked
package io.communitykit.benchmarks.referral;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of who is credited with a friend. */
@NullMarked
package io.communitykit.benchmarks.referral;

import org.jspecify.annotations.NullMarked;

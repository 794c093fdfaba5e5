/** What contests ask of a host. */
@NullMarked
package io.communitykit.referral.contest.spi;

import org.jspecify.annotations.NullMarked;

/** How contests are written in documents and in books. */
@NullMarked
package io.communitykit.referral.contest.internal;

import org.jspecify.annotations.NullMarked;

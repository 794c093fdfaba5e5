/** How the ledgers of rewards change, and the forms in which they are stored. */
@NullMarked
package io.communitykit.referral.reward.internal;

import org.jspecify.annotations.NullMarked;

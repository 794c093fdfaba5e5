/** What was granted, held, paid and taken back, by rule and beneficiary, and what that leaves of a budget. */
@NullMarked
package io.communitykit.referral.reward.ledger;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a referral is abuse: who is one person, who is near whom, and what pattern a referrer's friends make. The way in is {@link
 * io.communitykit.risk.abuse.AbuseScreen}.
 */
@NullMarked
package io.communitykit.risk.abuse;

import org.jspecify.annotations.NullMarked;

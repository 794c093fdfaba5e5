/** What an operator decides about codes. The way in is {@link io.communitykit.referral.code.policy.CodePolicy}. */
@NullMarked
package io.communitykit.referral.code.policy;

import org.jspecify.annotations.NullMarked;

/** Documents of policies of codes. */
@NullMarked
package io.communitykit.referral.code.policy.internal;

import org.jspecify.annotations.NullMarked;

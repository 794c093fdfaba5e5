/** Tests of referral programs. */
@NullMarked
package io.communitykit.referral.program;

import org.jspecify.annotations.NullMarked;

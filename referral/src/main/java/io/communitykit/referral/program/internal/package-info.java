/** The documents of referral programs. */
@NullMarked
package io.communitykit.referral.program.internal;

import org.jspecify.annotations.NullMarked;

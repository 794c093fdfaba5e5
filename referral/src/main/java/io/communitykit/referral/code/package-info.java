/**
 * Codes by which members invite: what they look like, who may have which, and whether one is good. The way in is {@link
 * io.communitykit.referral.code.Codes}; texts alone are read by {@link io.communitykit.referral.code.CodeReading}.
 */
@NullMarked
package io.communitykit.referral.code;

import org.jspecify.annotations.NullMarked;

/** Tests of bargains. */
@NullMarked
package io.communitykit.referral.bargain;

import org.jspecify.annotations.NullMarked;

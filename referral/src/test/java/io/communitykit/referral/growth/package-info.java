/** Tests of growth. */
@NullMarked
package io.communitykit.referral.growth;

import org.jspecify.annotations.NullMarked;

/** Tests of growth. */
@NullMarked
package io.communitykit.referral.growth.internal;

import org.jspecify.annotations.NullMarked;

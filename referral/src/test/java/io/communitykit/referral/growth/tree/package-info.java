/** Tests of growth. */
@NullMarked
package io.communitykit.referral.growth.tree;

import org.jspecify.annotations.NullMarked;

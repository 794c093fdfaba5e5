/** Functions of statistics, the same to the bit on every machine. */
@NullMarked
package io.communitykit.referral.growth.internal;

import org.jspecify.annotations.NullMarked;

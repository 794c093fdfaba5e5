/** The numerics of off-policy estimates. */
@NullMarked
package io.communitykit.recommend.offpolicy.internal;

import org.jspecify.annotations.NullMarked;

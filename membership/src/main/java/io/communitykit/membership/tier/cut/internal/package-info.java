/** Selection by rank and sorting on disk: the machinery behind the cut. */
@NullMarked
package io.communitykit.membership.tier.cut.internal;

import org.jspecify.annotations.NullMarked;

/** The numerics of exploration. */
@NullMarked
package io.communitykit.recommend.explore.internal;

import org.jspecify.annotations.NullMarked;

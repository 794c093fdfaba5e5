/** Points accounts on the heap. The way in is {@link io.communitykit.membership.points.memory.InMemoryPointsStore}. */
@NullMarked
package io.communitykit.membership.points.memory;

import org.jspecify.annotations.NullMarked;

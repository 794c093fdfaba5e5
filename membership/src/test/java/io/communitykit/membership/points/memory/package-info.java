/** Tests of the heap store's inner parts. */
@NullMarked
package io.communitykit.membership.points.memory;

import org.jspecify.annotations.NullMarked;

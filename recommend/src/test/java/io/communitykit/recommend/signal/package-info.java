/** Signals that fade, against plain sums. */
@NullMarked
package io.communitykit.recommend.signal;

import org.jspecify.annotations.NullMarked;

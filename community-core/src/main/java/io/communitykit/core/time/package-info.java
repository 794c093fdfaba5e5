/** Calendar windows in a named zone, half-open ranges, and instants cut to microseconds. */
@NullMarked
package io.communitykit.core.time;

import org.jspecify.annotations.NullMarked;

/** How segments are compiled and kept right while facts and time change. Not exported. */
@NullMarked
package io.communitykit.core.segment.internal;

import org.jspecify.annotations.NullMarked;

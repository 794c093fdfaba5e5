/**
 * What members do with content, kept as counters that fade. The way in is {@link io.communitykit.recommend.signal.Signals}.
 */
@NullMarked
package io.communitykit.recommend.signal;

import org.jspecify.annotations.NullMarked;

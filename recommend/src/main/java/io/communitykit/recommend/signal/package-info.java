/**
 * What members do with content, kept as counters that fade. The way in is {@code Signals}.
 */
@NullMarked
package io.communitykit.recommend.signal;

import org.jspecify.annotations.NullMarked;

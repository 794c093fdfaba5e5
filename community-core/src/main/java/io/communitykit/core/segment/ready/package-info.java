/**
 * Ready-made segment programs, to use as they are or to copy and change. The way in is {@link
 * io.communitykit.core.segment.ready.ReadyMade}; {@link io.communitykit.core.segment.ready.DayPart} says at which time of day
 * events happened.
 */
@NullMarked
package io.communitykit.core.segment.ready;

import org.jspecify.annotations.NullMarked;

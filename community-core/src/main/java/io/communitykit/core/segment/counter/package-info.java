/**
 * Behaviour counters of one member: what was done how often, for how much, when first and last, in rolling and calendar
 * windows. The way in is {@link io.communitykit.core.segment.counter.CounterState}, fed with events under a {@link
 * io.communitykit.core.segment.counter.CounterSet} and read by a {@link io.communitykit.core.segment.counter.Reading}.
 */
@NullMarked
package io.communitykit.core.segment.counter;

import org.jspecify.annotations.NullMarked;

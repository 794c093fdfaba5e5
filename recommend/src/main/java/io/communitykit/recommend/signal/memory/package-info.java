/** Signals on the heap. The way in is {@link io.communitykit.recommend.signal.memory.InMemorySignalStore}. */
@NullMarked
package io.communitykit.recommend.signal.memory;

import org.jspecify.annotations.NullMarked;

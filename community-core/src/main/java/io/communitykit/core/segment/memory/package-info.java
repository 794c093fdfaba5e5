/** Members on the heap. The way in is {@link io.communitykit.core.segment.memory.InMemoryProfileStore}. */
@NullMarked
package io.communitykit.core.segment.memory;

import org.jspecify.annotations.NullMarked;

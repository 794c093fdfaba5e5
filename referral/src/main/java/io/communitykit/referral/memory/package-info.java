/** Books on the heap. The way in is {@link io.communitykit.referral.memory.InMemoryBookStore}. */
@NullMarked
package io.communitykit.referral.memory;

import org.jspecify.annotations.NullMarked;

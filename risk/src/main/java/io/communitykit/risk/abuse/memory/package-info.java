/** Facts of a screen against abuse on the heap. The way in is {@link io.communitykit.risk.abuse.memory.InMemoryAbuseStore}. */
@NullMarked
package io.communitykit.risk.abuse.memory;

import org.jspecify.annotations.NullMarked;

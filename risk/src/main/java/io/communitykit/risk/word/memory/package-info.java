/** Dictionaries on the heap, for tests, examples and a first run. The way in is {@code InMemoryWordSource}. */
@NullMarked
package io.communitykit.risk.word.memory;

import org.jspecify.annotations.NullMarked;

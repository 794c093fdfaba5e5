/** Reads Stack Exchange data dumps as community events. The way in is {@link StackExchangeHistory}. */
@NullMarked
package io.communitykit.examples.stackexchange;

import org.jspecify.annotations.NullMarked;

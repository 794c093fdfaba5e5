/** Feeds against peers and floors. */
@NullMarked
package io.communitykit.benchmarks.feed;

import org.jspecify.annotations.NullMarked;

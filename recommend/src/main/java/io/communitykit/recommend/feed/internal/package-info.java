/** Documents and machinery of the feed. */
@NullMarked
package io.communitykit.recommend.feed.internal;

import org.jspecify.annotations.NullMarked;

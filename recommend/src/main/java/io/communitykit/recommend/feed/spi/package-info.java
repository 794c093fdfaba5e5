/** What a feed asks of its host. */
@NullMarked
package io.communitykit.recommend.feed.spi;

import org.jspecify.annotations.NullMarked;

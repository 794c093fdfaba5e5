/** Commands about the feed: ranks a page, explains it, repeats it, and says what logs and histories tell of it. */
@NullMarked
package io.communitykit.examples.feed;

import org.jspecify.annotations.NullMarked;

/** What recent candidates ask a host. */
@NullMarked
package io.communitykit.recommend.candidate.recent.spi;

import org.jspecify.annotations.NullMarked;

/** What the demand score asks a host. */
@NullMarked
package io.communitykit.recommend.candidate.demand.spi;

import org.jspecify.annotations.NullMarked;

/** What a store of members must do: {@link io.communitykit.core.segment.spi.ProfileStore}. */
@NullMarked
package io.communitykit.core.segment.spi;

import org.jspecify.annotations.NullMarked;

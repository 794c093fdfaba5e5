/** What a store of signals must do: {@link io.communitykit.recommend.signal.spi.SignalStore}. */
@NullMarked
package io.communitykit.recommend.signal.spi;

import org.jspecify.annotations.NullMarked;

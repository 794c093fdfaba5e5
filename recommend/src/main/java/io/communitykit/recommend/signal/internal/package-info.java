/** What the stores of signals have in common. */
@NullMarked
package io.communitykit.recommend.signal.internal;

import org.jspecify.annotations.NullMarked;

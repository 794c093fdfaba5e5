/** Parts of the signals, against what they stand for. */
@NullMarked
package io.communitykit.recommend.signal.memory;

import org.jspecify.annotations.NullMarked;

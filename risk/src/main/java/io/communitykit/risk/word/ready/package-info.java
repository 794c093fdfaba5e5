/**
 * A dictionary to start with. The way in is {@link io.communitykit.risk.word.ready.ReadyWords}.
 */
@NullMarked
package io.communitykit.risk.word.ready;

import org.jspecify.annotations.NullMarked;

/**
 * Both passes over a text and what follows. The way in is {@link io.communitykit.risk.word.screen.WordScreen}.
 */
@NullMarked
package io.communitykit.risk.word.screen;

import org.jspecify.annotations.NullMarked;

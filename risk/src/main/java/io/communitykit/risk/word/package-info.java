/**
 * Finds sensitive words in what members write, through the tricks that hide them. The way in is {@code
 * WordMatcher}.
 */
@NullMarked
package io.communitykit.risk.word;

import org.jspecify.annotations.NullMarked;

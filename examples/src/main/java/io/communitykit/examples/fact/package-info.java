/** Reads facts out of a shop's events, and counts what became of them. */
@NullMarked
package io.communitykit.examples.fact;

import org.jspecify.annotations.NullMarked;

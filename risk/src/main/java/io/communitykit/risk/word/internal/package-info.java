/** Folding, the automaton, and the documents. Nothing here is for hosts. */
@NullMarked
package io.communitykit.risk.word.internal;

import org.jspecify.annotations.NullMarked;

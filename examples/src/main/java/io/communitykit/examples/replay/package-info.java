/** Tells a real history to the libraries and says what came of it. */
@NullMarked
package io.communitykit.examples.replay;

import org.jspecify.annotations.NullMarked;

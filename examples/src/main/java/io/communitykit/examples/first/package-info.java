/** The smallest host program. The way in is {@link io.communitykit.examples.first.FirstSteps}. */
@NullMarked
package io.communitykit.examples.first;

import org.jspecify.annotations.NullMarked;

/** Commands about segments: who is in which, why, what is wrong with their rules, what an edited edition would change. */
@NullMarked
package io.communitykit.examples.segments;

import org.jspecify.annotations.NullMarked;

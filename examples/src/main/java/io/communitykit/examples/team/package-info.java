/** Commands about group-buys, and how the demo plays them. */
@NullMarked
package io.communitykit.examples.team;

import org.jspecify.annotations.NullMarked;

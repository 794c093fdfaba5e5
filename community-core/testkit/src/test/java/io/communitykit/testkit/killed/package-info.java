/** Shops whose process is killed while it is told something, and told again. */
@NullMarked
package io.communitykit.testkit.killed;

import org.jspecify.annotations.NullMarked;

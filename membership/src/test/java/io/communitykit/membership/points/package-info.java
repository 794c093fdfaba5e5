/** What earning rules, caps, floors and commands do, and what never happens. */
@NullMarked
package io.communitykit.membership.points;

import org.jspecify.annotations.NullMarked;

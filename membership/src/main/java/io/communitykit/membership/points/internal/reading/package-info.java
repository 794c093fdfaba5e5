/** Reading accounts: a page at a time, and as they are once what is due is posted. Not exported. */
@NullMarked
package io.communitykit.membership.points.internal.reading;

import org.jspecify.annotations.NullMarked;

/** Who is credited with a friend and with an order, and why somebody else is not. */
@NullMarked
package io.communitykit.referral.attribution;

import org.jspecify.annotations.NullMarked;

/** Commands about tiers: what a change of rules would do, what is ahead of a member, what is wrong with a program. */
@NullMarked
package io.communitykit.examples.tiers;

import org.jspecify.annotations.NullMarked;

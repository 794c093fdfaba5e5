/** Commands about referrals: codes, who is credited, what friends and partners are paid, and what a program may cost. */
@NullMarked
package io.communitykit.examples.referral;

import org.jspecify.annotations.NullMarked;

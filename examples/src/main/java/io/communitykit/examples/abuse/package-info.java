/** Screens the referrals of a shop's history for abuse, and shows what it found. */
@NullMarked
package io.communitykit.examples.abuse;

import org.jspecify.annotations.NullMarked;

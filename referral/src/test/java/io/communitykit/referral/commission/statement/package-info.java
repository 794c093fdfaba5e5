/** Tests of sums and closing of statements. */
@NullMarked
package io.communitykit.referral.commission.statement;

import org.jspecify.annotations.NullMarked;

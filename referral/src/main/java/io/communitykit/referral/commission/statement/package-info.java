/**
 * What a promoter is owed for a period: lines, sums, what is kept and what is paid. The way in is {@link
 * io.communitykit.referral.commission.statement.Statement}.
 */
@NullMarked
package io.communitykit.referral.commission.statement;

import org.jspecify.annotations.NullMarked;

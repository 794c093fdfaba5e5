/** What is kept of a payment for the tax office: nothing, or by a table of the shop's own. No legal rates are built in. */
@NullMarked
package io.communitykit.referral.commission.tax;

import org.jspecify.annotations.NullMarked;

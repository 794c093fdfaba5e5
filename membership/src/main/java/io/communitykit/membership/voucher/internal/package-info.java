/** The voucher program as it stands in a policy document, field by field. Not exported. */
@NullMarked
package io.communitykit.membership.voucher.internal;

import org.jspecify.annotations.NullMarked;

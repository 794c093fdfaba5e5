/** What the ledger does with lots, holds, debt, refunds and time, each semantic by its own test. */
@NullMarked
package io.communitykit.membership.points.ledger;

import org.jspecify.annotations.NullMarked;

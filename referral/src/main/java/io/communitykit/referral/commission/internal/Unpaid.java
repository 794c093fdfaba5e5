package io.communitykit.referral.commission.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * A closed statement that is still owed.
 *
 * @param payable what is to be paid
 * @param tryAt when to pay it; empty where it was refused and waits for somebody
 * @param payer whether the promoter's book is due for it
 */
record Unpaid(long payable, Optional<Instant> tryAt, Payer payer) {

    /** When somebody is to pay it; empty where nobody does so by itself. */
    Optional<Instant> dueAt() {
        return tryAt.filter(at -> payer == Payer.PORT);
    }
}

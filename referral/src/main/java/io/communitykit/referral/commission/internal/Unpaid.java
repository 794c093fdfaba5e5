package io.communitykit.referral.commission.internal;

import java.time.Instant;
import java.util.Optional;

/**
 * A closed statement that is still owed.
 *
 * @param payable what is to be paid
 * @param tryAt when to pay it; empty where it was refused and waits for somebody
 */
record Unpaid(long payable, Optional<Instant> tryAt) {}

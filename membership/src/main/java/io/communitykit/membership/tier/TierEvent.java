package io.communitykit.membership.tier;

import io.communitykit.membership.points.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a member's tier history.
 *
 * @param sequence the posting that it is in
 * @param at when it was recorded; where it came about by itself, the instant at which it was due
 * @param reason the reason that a command gave
 * @param change what happened
 */
public record TierEvent(long sequence, Instant at, Optional<Reason> reason, TierChange change) {}

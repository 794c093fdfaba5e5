package io.communitykit.referral.reward;

import io.communitykit.referral.program.HoldRule;
import io.communitykit.referral.program.ReferralProgram;
import java.time.Instant;
import java.util.Optional;

/** When something happens to a referral by itself. Pure; immutable and safe for many threads. */
record ReferralTimes(
        ReferralProgram program,
        Optional<Instant> boundAt,
        Optional<Instant> registeredAt,
        Optional<QualifyingOrder> order,
        Optional<Instant> countsAt) {

    /** From when on no fact makes the friend count. */
    Optional<Instant> expiry() {
        return boundAt.flatMap(at -> program.qualification().within().map(at::plus));
    }

    /** When the hold began; empty if it has not. */
    Optional<Instant> holdBegins(Instant now) {
        if (order.isEmpty()) {
            return registeredAt;
        }
        if (program.hold().from() == HoldRule.From.PAYMENT) {
            return Optional.of(order.get().paidAt());
        }
        Optional<Instant> received = order.get().receivedAt();
        return received.isPresent()
                ? received
                : Optional.of(receiptAssumed(order.get())).filter(it -> !it.isAfter(now));
    }

    private Instant receiptAssumed(QualifyingOrder qualifying) {
        return qualifying.paidAt().plus(program.hold().receiptWithin());
    }

    /** When the hold ends; empty if it has not begun. */
    Optional<Instant> holdEnds(Instant now) {
        return holdBegins(now).map(it -> it.plus(program.hold().length()));
    }

    /** By when all holds that run now have ended, and those of goods that are on their way. */
    Instant allHoldsEnd(Instant now) {
        return now.plus(program.hold().receiptWithin()).plus(program.hold().length());
    }

    /** When a side is to be looked at again; empty for never. */
    Optional<Instant> timer(SideState side, Instant now) {
        return switch (side.status()) {
            case ATTRIBUTED, PENDING -> expiry();
            case COOLING -> countsAt;
            case IN_REVIEW -> side.reviewBy();
            case QUALIFIED -> order.map(this::receiptAssumed);
            // A hold that began by an earlier edition may not have begun by this one.
            case HELD -> holdEnds(now).or(() -> order.map(this::receiptAssumed));
            case APPROVED, SETTLED, REJECTED, EXPIRED, VOIDED, CLAWED_BACK -> Optional.empty();
        };
    }
}

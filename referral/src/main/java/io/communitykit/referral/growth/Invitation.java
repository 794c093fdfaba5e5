package io.communitykit.referral.growth;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.time.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of an invitation. Immutable and safe for many threads.
 *
 * @param inviter who invited
 * @param invitee who came; exactly if somebody signed up
 * @param invitedAt when it was sent
 * @param signedUpAt when the invitee signed up, not before {@code invitedAt}
 * @param qualifiedAt when the invitee counted, not before {@code signedUpAt}
 * @param voidedAt when the invitee turned out not to count, not before {@code signedUpAt}
 * @param standing what a screen for fraud says of it
 * @param cost what rewards of all sides for it cost, less what was taken back; 0 or more
 */
public record Invitation(
        MemberId inviter,
        Optional<MemberId> invitee,
        Instant invitedAt,
        Optional<Instant> signedUpAt,
        Optional<Instant> qualifiedAt,
        Optional<Instant> voidedAt,
        Standing standing,
        Money cost) {

    /** What a screen for fraud says. */
    public enum Standing {
        /** Nothing against it. */
        CLEAN,
        /** To be reviewed: not clean as long as that lasts. */
        SUSPECTED,
        /** Fraud. */
        FRAUD
    }

    /**
     * Cuts times to microseconds and checks their order.
     *
     * @param inviter who invited
     * @param invitee who came
     * @param invitedAt when it was sent
     * @param signedUpAt when the invitee signed up
     * @param qualifiedAt when the invitee counted
     * @param voidedAt when the invitee turned out not to count
     * @param standing what a screen for fraud says
     * @param cost what rewards cost
     */
    public Invitation {
        invitedAt = Timestamps.cut("invitation", invitedAt);
        signedUpAt = signedUpAt.map(it -> Timestamps.cut("sign-up", it));
        qualifiedAt = qualifiedAt.map(it -> Timestamps.cut("qualification", it));
        voidedAt = voidedAt.map(it -> Timestamps.cut("claw-back", it));
        Instant invited = invitedAt;
        Instant signed = signedUpAt.orElse(Instant.MAX);
        if (invitee.isPresent() != signedUpAt.isPresent()) {
            throw InvalidValueException.of("invitee", "known exactly if somebody signed up", invitee);
        }
        signedUpAt.ifPresent(it -> notBefore("sign-up", it, invited));
        qualifiedAt.ifPresent(it -> notBefore("qualification", it, signed));
        voidedAt.ifPresent(it -> notBefore("claw-back", it, signed));
        if (cost.minor() < 0) {
            throw InvalidValueException.of("cost", "0 or more", cost);
        }
    }

    private static void notBefore(String name, Instant instant, Instant earliest) {
        if (instant.isBefore(earliest)) {
            String limit = earliest.equals(Instant.MAX)
                    ? "after a sign-up, of which there is none"
                    : "at or after " + earliest;
            throw InvalidValueException.of(name, limit, instant);
        }
    }

    /**
     * An invitation that nobody has followed yet.
     *
     * @param inviter who invited
     * @param invitedAt when
     * @param cost what it cost so far
     * @return the invitation, clean
     */
    public static Invitation open(MemberId inviter, Instant invitedAt, Money cost) {
        return new Invitation(
                inviter,
                Optional.empty(),
                invitedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Standing.CLEAN,
                cost);
    }

    /**
     * Whether the invitee counts at an instant, after claw-back and fraud.
     *
     * @param asOf facts of later are not known
     * @return whether qualified, not void, and clean
     */
    public boolean isCleanAt(Instant asOf) {
        return standing == Standing.CLEAN
                && qualifiedAt.filter(it -> !it.isAfter(asOf)).isPresent()
                && voidedAt.filter(it -> !it.isAfter(asOf)).isEmpty();
    }
}

package io.communitykit.referral.code.spi;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.ProgramId;
import io.communitykit.core.time.Timestamps;
import io.communitykit.referral.code.ReferralCode;
import io.communitykit.referral.code.VanityCode;
import java.time.Instant;
import java.util.Optional;

/**
 * A code as it is kept. Immutable and safe for many threads.
 *
 * @param code the code; of a vanity code whose owner was erased only the folded form is left
 * @param kind how it came to be
 * @param program for which program
 * @param label for what the member has it; {@link CodeLabel#MAIN} once the owner was erased
 * @param owner whose it is; empty once that member was erased, and nobody else's ever
 * @param policy under which policy it was issued
 * @param issuedAt when, in microseconds
 * @param terms when and how often it may be used
 * @param uses how often it was used
 * @param revokedAt since when it is taken back, in microseconds; for ever
 */
public record MemberCode(
        ReferralCode code,
        CodeKind kind,
        ProgramId program,
        CodeLabel label,
        Optional<MemberId> owner,
        PolicyVersion policy,
        Instant issuedAt,
        CodeTerms terms,
        long uses,
        Optional<Instant> revokedAt) {

    /**
     * Cuts the instants; checks that code and kind agree.
     *
     * @param code the code
     * @param kind how it came to be
     * @param program for which program
     * @param label for what the member has it
     * @param owner whose it is
     * @param policy under which policy it was issued
     * @param issuedAt when
     * @param terms when and how often it may be used
     * @param uses how often it was used
     * @param revokedAt since when it is taken back
     */
    public MemberCode {
        issuedAt = Timestamps.cut("issue of a code", issuedAt);
        revokedAt = revokedAt.map(at -> Timestamps.cut("revocation of a code", at));
        if (uses < 0) {
            throw InvalidValueException.of("uses of a code", "at least 0", uses);
        }
        if (code instanceof VanityCode != (kind == CodeKind.VANITY)) {
            throw InvalidValueException.of("kind of code", "VANITY for vanity codes alone", kind);
        }
    }

    /**
     * Whether it is neither taken back nor expired; it may start later, or be used up.
     *
     * @param at at this instant
     * @return whether it lives
     */
    public boolean isLive(Instant at) {
        return revokedAt.isEmpty() && terms.endsAt().map(at::isBefore).orElse(true);
    }

    /**
     * The same, taken back.
     *
     * @param at since when
     * @return the code; the same where it was taken back before
     */
    public MemberCode revoked(Instant at) {
        return revokedAt.isPresent() ? this : changed(uses, Optional.of(at));
    }

    /**
     * The same, used once more.
     *
     * @return the code
     */
    public MemberCode used() {
        return changed(Math.addExact(uses, 1), revokedAt);
    }

    /**
     * The same with all that changes in the life of a code.
     *
     * @param times how often it was used
     * @param since since when it is taken back
     * @return the code
     */
    public MemberCode changed(long times, Optional<Instant> since) {
        return new MemberCode(code, kind, program, label, owner, policy, issuedAt, terms, times, since);
    }

    /**
     * What is left of it once its owner was erased.
     *
     * @param asked the key that somebody asks for it by
     * @return the code without an owner
     */
    public MemberCode ownerless(CodeKey asked) {
        ReferralCode left = kind.read(asked.value());
        return new MemberCode(
                left, kind, program, CodeLabel.MAIN, Optional.empty(), policy, issuedAt, terms, uses, revokedAt);
    }

    /** Names the code and the owner's id, and says neither of what it was used for. */
    @Override
    public String toString() {
        return kind + " " + code + " of " + owner.map(MemberId::toString).orElse("nobody") + " in " + program;
    }
}

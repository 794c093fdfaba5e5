package io.communitykit.referral.code;

import io.communitykit.core.id.MemberId;
import io.communitykit.referral.code.generate.CodeGenerator.Proposal;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.spi.CodeKey;
import io.communitykit.referral.code.spi.CodeKind;
import io.communitykit.referral.code.spi.CodeLabel;
import io.communitykit.referral.code.spi.CodeStore.Claim;
import io.communitykit.referral.code.spi.CodeStore.Holdings;
import io.communitykit.referral.code.spi.CodeTerms;
import io.communitykit.referral.code.spi.MemberCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides on claims of one member at one instant. Pure.
 *
 * @param policy the rules
 * @param member who
 * @param at at which instant
 */
record Issuing(CodePolicy policy, MemberId member, Instant at) {

    /** So many codes a member may have had in one program, lest one fills the store by rotating. */
    static final int MOST_EVER = 1_000;

    Claim<CodeIssue> issue(Holdings holdings, CodeLabel label, List<Proposal> proposals) {
        Optional<MemberCode> existing = live(holdings, label);
        if (existing.isPresent()) {
            return nothing(new CodeIssue.Existing(existing.get()));
        }
        if (liveCount(holdings, CodeKind.RANDOM, CodeKind.PERMUTED)
                >= policy.limits().perMember()) {
            return refused(CodeIssue.Why.TOO_MANY);
        }
        return claimed(holdings, label, proposals, Optional.empty());
    }

    Claim<CodeIssue> rotate(Holdings holdings, CodeKey old, List<Proposal> proposals) {
        Optional<MemberCode> held = ofProgram(holdings)
                .filter(it -> it.kind() != CodeKind.VANITY && it.code().key().equals(old))
                .findFirst();
        if (held.isEmpty()) {
            return refused(CodeIssue.Why.NOT_HELD);
        }
        if (held.get().isLive(at)) {
            return claimed(holdings, held.get().label(), proposals, held);
        }
        return issue(holdings, held.get().label(), proposals);
    }

    Claim<VanityAnswer> vanity(Holdings holdings, VanityCode wanted, int most) {
        Optional<MemberCode> held = holdings.codes().stream()
                .filter(it -> it.code().key().equals(wanted.key()))
                .findFirst();
        if (held.isPresent()) {
            boolean has = held.get().isLive(at) && held.get().program().equals(policy.program());
            return nothing(has ? new VanityAnswer.Existing(held.get()) : refused(wanted, VanityAnswer.Why.TAKEN));
        }
        if (holdings.taken().contains(wanted.key())) {
            return nothing(refused(wanted, VanityAnswer.Why.TAKEN));
        }
        if (!policy.validity().isOpen(at)) {
            return nothing(refused(wanted, VanityAnswer.Why.ENDED));
        }
        if (liveCount(holdings, CodeKind.VANITY) >= most || ofProgram(holdings).count() >= MOST_EVER) {
            return nothing(refused(wanted, VanityAnswer.Why.TOO_MANY));
        }
        MemberCode code = code(wanted, CodeKind.VANITY, CodeLabel.MAIN);
        return new Claim<>(Optional.of(code), Optional.empty(), new VanityAnswer.Granted(code));
    }

    private static VanityAnswer refused(VanityCode wanted, VanityAnswer.Why why) {
        return new VanityAnswer.Refused(wanted, why);
    }

    private Claim<CodeIssue> claimed(
            Holdings holdings, CodeLabel label, List<Proposal> proposals, Optional<MemberCode> replaced) {
        if (!policy.validity().isOpen(at)) {
            return refused(CodeIssue.Why.ENDED);
        }
        if (ofProgram(holdings).count() >= MOST_EVER) {
            return refused(CodeIssue.Why.TOO_MANY);
        }
        for (Proposal proposal : proposals) {
            if (!holdings.taken().contains(proposal.code().key())) {
                MemberCode code = code(proposal.code(), proposal.kind(), label);
                return new Claim<>(Optional.of(code), replaced.map(it -> it.revoked(at)), new CodeIssue.Issued(code));
            }
        }
        return refused(CodeIssue.Why.NONE_FREE);
    }

    private MemberCode code(ReferralCode code, CodeKind kind, CodeLabel label) {
        CodeTerms terms = policy.validity().terms(at, policy.limits().uses());
        return new MemberCode(
                code,
                kind,
                policy.program(),
                label,
                Optional.of(member),
                policy.version(),
                at,
                terms,
                0,
                Optional.empty());
    }

    private Stream<MemberCode> ofProgram(Holdings holdings) {
        return holdings.codes().stream().filter(it -> it.program().equals(policy.program()));
    }

    private Optional<MemberCode> live(Holdings holdings, CodeLabel label) {
        return ofProgram(holdings)
                .filter(it -> it.kind() != CodeKind.VANITY && it.label().equals(label) && it.isLive(at))
                .findFirst();
    }

    private long liveCount(Holdings holdings, CodeKind... kinds) {
        List<CodeKind> wanted = List.of(kinds);
        return ofProgram(holdings)
                .filter(it -> wanted.contains(it.kind()) && it.isLive(at))
                .count();
    }

    private static Claim<CodeIssue> refused(CodeIssue.Why why) {
        return nothing(new CodeIssue.Refused(why));
    }

    private static <R> Claim<R> nothing(R result) {
        return new Claim<>(Optional.empty(), Optional.empty(), result);
    }
}

package io.communitykit.referral.code.generate;

import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.spi.CodeKind;
import java.util.List;
import java.util.OptionalLong;

/** Makes codes that may be claimed. Safe for many threads. */
public interface CodeGenerator {

    /** The most codes that are proposed at a time. */
    int MAX_PROPOSALS = 16;

    /**
     * A code that may be claimed.
     *
     * @param code the code
     * @param kind how it came to be
     */
    record Proposal(InviteCode code, CodeKind kind) {}

    /**
     * Proposes codes for one member, the best first, each once. Whoever asks claims the first that nobody has.
     *
     * @param member the member's number; empty where there is none
     * @return 1 to {@value #MAX_PROPOSALS} codes
     */
    List<Proposal> propose(OptionalLong member);
}

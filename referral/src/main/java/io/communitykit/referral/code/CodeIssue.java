package io.communitykit.referral.code;

import io.communitykit.referral.code.spi.MemberCode;
import java.util.Optional;

/** What became of a member's wish for a checked code. Immutable and safe for many threads. */
public sealed interface CodeIssue {

    /**
     * A new code.
     *
     * @param code the code
     */
    record Issued(MemberCode code) implements CodeIssue {}

    /**
     * The member has one for this label; it was told again.
     *
     * @param code the code
     */
    record Existing(MemberCode code) implements CodeIssue {}

    /**
     * No code.
     *
     * @param why why
     */
    record Refused(Why why) implements CodeIssue {}

    /** Why a member gets no code. */
    enum Why {
        /** The member was erased. */
        ERASED,
        /** The member has as many live codes as the policy allows, or a thousand in all. */
        TOO_MANY,
        /** The time in which codes are good is over. */
        ENDED,
        /** Every proposed code was taken: the source of randomness is broken. */
        NONE_FREE,
        /** What should be replaced is no checked code of this member in this program. */
        NOT_HELD
    }

    /**
     * The code that the member has now.
     *
     * @return the code; empty where there is none
     */
    default Optional<MemberCode> held() {
        if (this instanceof Issued it) {
            return Optional.of(it.code());
        }
        return this instanceof Existing it ? Optional.of(it.code()) : Optional.empty();
    }
}

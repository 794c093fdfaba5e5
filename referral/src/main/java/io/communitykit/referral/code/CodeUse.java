package io.communitykit.referral.code;

import io.communitykit.referral.code.spi.MemberCode;
import java.time.Instant;

/** What became of a use of a code. Immutable and safe for many threads. */
public sealed interface CodeUse {

    /**
     * It counts.
     *
     * @param code the code, with this use counted
     */
    record Counted(MemberCode code) implements CodeUse {}

    /**
     * It was told before and counted then.
     *
     * @param code the code as it is now
     * @param at when it was counted
     */
    record Replayed(MemberCode code, Instant at) implements CodeUse {}

    /**
     * It does not count, and may be told again.
     *
     * @param lookup why: any case but {@link CodeLookup.Found}
     */
    record Refused(CodeLookup lookup) implements CodeUse {}
}

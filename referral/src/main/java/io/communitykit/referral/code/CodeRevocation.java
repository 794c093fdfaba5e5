package io.communitykit.referral.code;

import io.communitykit.referral.code.spi.MemberCode;

/** What became of taking back a code. Immutable and safe for many threads. */
public sealed interface CodeRevocation {

    /**
     * It is taken back now.
     *
     * @param code the code
     */
    record Revoked(MemberCode code) implements CodeRevocation {}

    /**
     * It was taken back before.
     *
     * @param code the code
     */
    record Replayed(MemberCode code) implements CodeRevocation {}

    /**
     * There is nothing to take back.
     *
     * @param lookup {@link CodeLookup.Malformed}, {@link CodeLookup.NotFound} or {@link CodeLookup.Erased}
     */
    record Refused(CodeLookup lookup) implements CodeRevocation {}
}

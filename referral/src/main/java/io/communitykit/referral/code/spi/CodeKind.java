package io.communitykit.referral.code.spi;

import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.ReferralCode;
import io.communitykit.referral.code.VanityCode;

/** How a code came to be. Stored by name: a constant is never renamed. */
public enum CodeKind {
    /** Drawn at random. */
    RANDOM,
    /** Permuted from the member's number under a secret key. */
    PERMUTED,
    /** Chosen by the member. */
    VANITY;

    /**
     * Reads a code of this kind.
     *
     * @param text as it is printed
     * @return the code
     * @throws io.communitykit.core.InvalidValueException if it is none of this kind
     */
    public ReferralCode read(String text) {
        return this == VANITY ? new VanityCode(text) : new InviteCode(text);
    }
}

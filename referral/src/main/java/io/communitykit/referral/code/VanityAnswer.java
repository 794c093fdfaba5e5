package io.communitykit.referral.code;

import io.communitykit.referral.code.spi.MemberCode;

/** What became of a member's wish for a code of their choice. Immutable and safe for many threads. */
public sealed interface VanityAnswer {

    /**
     * The member has it now.
     *
     * @param code the code
     */
    record Granted(MemberCode code) implements VanityAnswer {}

    /**
     * The member has had it, or one that looks like it; it was told again.
     *
     * @param code the code
     */
    record Existing(MemberCode code) implements VanityAnswer {}

    /**
     * The text can be no vanity code.
     *
     * @param form what it is instead; {@link CodeForm#CHECKED} for one that reads as a checked code
     * @param position index of the character at fault in the text; the text's length where no single one is
     */
    record Malformed(CodeForm form, int position) implements VanityAnswer {}

    /**
     * The member may not have it.
     *
     * @param code what was asked for
     * @param why why
     */
    record Refused(VanityCode code, Why why) implements VanityAnswer {}

    /** Why a member does not get a vanity code. */
    enum Why {
        /** The program has no vanity codes. */
        NOT_OFFERED,
        /** It has fewer characters than the policy asks for. */
        TOO_SHORT,
        /** It is reserved, or looks like what is. */
        RESERVED,
        /** The check of words refused it, or what people may read in it. */
        WORD_REFUSED,
        /** The member has not reached the tier that it takes. */
        TIER_TOO_LOW,
        /** Somebody has it, or had it, or one that looks like it; or the member did and gave it back. */
        TAKEN,
        /** The member has as many live ones as the policy allows. */
        TOO_MANY,
        /** The time in which codes are good is over. */
        ENDED,
        /** The member was erased. */
        ERASED
    }
}

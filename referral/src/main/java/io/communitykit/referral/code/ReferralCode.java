package io.communitykit.referral.code;

import io.communitykit.referral.code.spi.CodeKey;

/**
 * A well-formed code: checked, or vanity. One can always tell which by its length, since a checked code has 9 symbols or more and a
 * vanity code 7 characters at most; nothing has 8. So no single slip, be it a wrong, exchanged, missing or added character, makes one
 * of the other. Immutable and safe for many threads.
 */
public sealed interface ReferralCode permits InviteCode, VanityCode {

    /**
     * As it is printed.
     *
     * @return upper case, half width, without hyphens and spaces
     */
    String text();

    /**
     * By what it is found, and is one of its kind.
     *
     * @return the key; a checked code's text, or a vanity code with its look-alikes folded
     */
    CodeKey key();
}

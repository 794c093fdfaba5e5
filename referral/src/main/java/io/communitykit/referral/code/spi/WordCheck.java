package io.communitykit.referral.code.spi;

/** Says whether a member may have a word for a code; a screen of sensitive words does, in a few lines. Safe for many threads. */
@FunctionalInterface
public interface WordCheck {

    /** Every word will do. */
    WordCheck ANY_WORD = text -> true;

    /**
     * Looks at what people may read in a vanity code. Called for each of {@link
     * io.communitykit.referral.code.VanityCode#readings()}, and before anything is stored.
     *
     * @param text 3 to 7 of A-Z and 0-9
     * @return whether nothing is wrong with it
     */
    boolean isClean(String text);
}

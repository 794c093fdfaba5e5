package io.communitykit.risk.word.spi;

/**
 * Says whether a hit in Chinese, which writes no spaces, is really two words that touch: {@code 口交} in {@code 路口交通}.
 *
 * <p>Called for hits only, never for each character. Must be pure, must not keep the text, and is called by many threads. An
 * exception ends the scan.
 */
@FunctionalInterface
public interface WordBoundaries {

    /** Takes every hit. */
    WordBoundaries NONE = (text, start, end) -> Judgement.WORD;

    /** What a hit is. */
    enum Judgement {
        /** The word stands there. */
        WORD,
        /** Parts of other words stand there. */
        ACROSS_WORDS
    }

    /**
     * Judges one hit.
     *
     * @param text the surroundings of the hit as folded characters, without what the matcher skipped: at least 8 characters on both
     *     sides where the text has them (nothing from beyond a line break, nor, around a hit without gaps, from beyond a comma or full stop);
     *     valid during the call only
     * @param start index of the hit's first character in {@code text}
     * @param end index after the hit's last character in {@code text}
     * @return what the hit is
     */
    Judgement judge(CharSequence text, int start, int end);
}

package io.communitykit.risk.word.weak;

import io.communitykit.risk.word.Hit;

/**
 * How sure weak evidence is, in basis points. Each trick begins at what its shortest find is worth; every character more makes an accident less
 * likely. The numbers order finds for a reviewer; they are no measured frequencies. Stateless.
 */
public final class WeakConfidence {

    /** Nothing weak is surer than this. */
    public static final int MOST = 9_500;

    /** Characters taken apart: nobody writes 木仓支 for anything else. */
    public static final int SPLIT = 8_000;
    /** Letters strewn between Han characters that are all there: only lists and units look alike. */
    public static final int NOISE = 6_500;
    /** Three syllables or more in Latin letters, a word of their own: no English word, seldom a name. */
    public static final int PINYIN = 6_000;
    /** Symbols for letters: prices and units look alike. */
    public static final int LEET = 6_000;
    /** Other characters of the same sound: Mandarin has about 400 syllables for all of its characters. */
    public static final int HOMOPHONE = 4_000;
    /** Backwards: what follows in Chinese often reads both ways. */
    public static final int REVERSED = 4_000;
    /** First letters of the spelling: three letters stand for a thousand phrases. */
    public static final int INITIALS = 2_000;

    /** What a character that stands as it is adds: it is what the accident would have to meet. */
    public static final int EXACT = 1_000;
    /** What a character beyond the fewest that count adds. */
    public static final int LONGER = 500;

    private WeakConfidence() {}

    /**
     * The confidence of a find.
     *
     * @param base what the trick begins at
     * @param exact how many characters stand as they are, where this is not the rule
     * @param more how many characters the word has beyond the fewest that count
     * @return basis points, from 1 to {@value #MOST}, below {@link Hit#CERTAIN}
     */
    public static int of(int base, int exact, int more) {
        return Math.max(1, Math.min(MOST, base + exact * EXACT + more * LONGER));
    }
}

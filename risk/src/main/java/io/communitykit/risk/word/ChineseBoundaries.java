package io.communitykit.risk.word;

import io.communitykit.risk.word.internal.Cuts;
import io.communitykit.risk.word.internal.Lexicon;
import io.communitykit.risk.word.internal.Numerals;
import io.communitykit.risk.word.spi.WordBoundaries;

/**
 * Tells by a small lexicon of simplified Chinese whether a hit lies across two words: 口交 in 路口交通, 火 in 火车. Immutable, without
 * state, safe for many threads, and never throws for indexes within the text.
 *
 * <p>A hit is spared only where cutting the text through it is much likelier than cutting it out, so that a doubtful one stays a hit.
 * It looks at 8 characters on both sides, up to the next that is neither Chinese nor a digit. Not judged, always a word: hits with
 * letters, without a Chinese character, or of 5 characters and more. What it does not do: a longer word of the lexicon that begins
 * or ends with a hit of two or more characters leaves it a hit (处女 in 处女座), since most such words mean what the hit means; allow
 * them by name. It knows no meaning, so 出口交易 is spared whoever wrote it.
 *
 * <p>The lexicon (some 400 KB on the heap, from a list of jieba's) is read when the first hit is judged.
 */
public final class ChineseBoundaries implements WordBoundaries {

    private static final ChineseBoundaries STANDARD = new ChineseBoundaries();

    private ChineseBoundaries() {}

    /**
     * The boundaries by the lexicon of this jar.
     *
     * @return always the same
     */
    public static ChineseBoundaries standard() {
        return STANDARD;
    }

    @Override
    public Judgement judge(CharSequence text, int start, int end) {
        return judged(text, start, end) && Cuts.across(Lexicon.shared(), text, start, end)
                ? Judgement.ACROSS_WORDS
                : Judgement.WORD;
    }

    private static boolean judged(CharSequence text, int start, int end) {
        boolean chinese = false;
        if (end - start > Lexicon.LONGEST) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char character = text.charAt(i);
            boolean han = Numerals.han(character);
            if (!han && !Numerals.digit(character)) {
                return false;
            }
            chinese |= han;
        }
        return chinese;
    }
}

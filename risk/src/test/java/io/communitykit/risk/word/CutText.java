package io.communitykit.risk.word;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import io.communitykit.risk.word.internal.Numerals;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Text that HanLP's word graph with bigrams has cut into words, without guesses at names: an opinion on where words end that owes
 * nothing to the lexicon under test.
 */
record CutText(String text, List<String> words, BitSet ends) {

    private static final Segment SEGMENT =
            new ViterbiSegment().enableAllNamedEntityRecognize(false).enableCustomDictionary(false);

    static CutText of(String text) {
        List<String> words = new ArrayList<>();
        BitSet ends = new BitSet();
        int at = 0;
        ends.set(at);
        for (Term term : SEGMENT.seg(text)) {
            words.add(term.word);
            at += term.word.length();
            ends.set(at);
        }
        if (at != text.length()) {
            throw new IllegalStateException("the segmenter changed the length of " + text);
        }
        return new CutText(text, words, ends);
    }

    /** Whether words begin and end exactly there. */
    static boolean standsAlone(PlacedWord place) {
        BitSet ends = of(place.text()).ends();
        return ends.get(place.start()) && ends.get(place.end());
    }

    /** Whether a word lies over the place's start and another over its end. */
    static boolean liesAcross(PlacedWord place) {
        BitSet ends = of(place.text()).ends();
        return !ends.get(place.start())
                && !ends.get(place.end())
                && ends.get(place.start(), place.end()).cardinality() > 0;
    }

    static boolean chinese(String word) {
        return word.chars().allMatch(character -> Numerals.han((char) character));
    }

    /** What stands before a word of this text. */
    String before(int word) {
        return String.join("", words.subList(0, word));
    }

    /** What stands after a word of this text. */
    String after(int word) {
        return String.join("", words.subList(word + 1, words.size()));
    }
}

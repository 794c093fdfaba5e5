package io.communitykit.risk.word;

import io.communitykit.risk.word.spi.WordBoundaries;

/** A word at its place in a text. */
record PlacedWord(String text, int start, int end) {

    /** Between what stands before and what stands after. */
    static PlacedWord between(String before, String word, String after) {
        return new PlacedWord(before + word + after, before.length(), before.length() + word.length());
    }

    String word() {
        return text.substring(start, end);
    }

    WordBoundaries.Judgement judgedBy(WordBoundaries boundaries) {
        return boundaries.judge(text, start, end);
    }

    @Override
    public String toString() {
        return text.substring(Math.max(0, start - 8), start)
                + "[" + word() + "]"
                + text.substring(end, Math.min(text.length(), end + 8));
    }
}

package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.util.ArrayList;
import java.util.List;

/**
 * Names the tricks that a hit was hidden by: lays the text of the hit beside the word as the dictionary has it, character by character.
 *
 * <p>Where both fold to the same character in different ways, the ways that only one of them took count; where both took the same ways to it
 * ({@code É} and {@code è} without case and marks), those do. What was skipped counts unless the word has the very same there. Only the word is
 * kept while the text is read, since a hit may be long. Stateless.
 */
final class EvasionFinder {

    private static final long REPEAT = EvasionBits.of(Evasion.REPEAT);

    private final CodePointFolds folds;

    EvasionFinder(CodePointFolds folds) {
        this.folds = folds;
    }

    /** The tricks as bits by ordinal. */
    long find(String text, String word) {
        if (text.equals(word)) {
            return 0;
        }
        Key key = new Key(word);
        long found = 0;
        long skipped = 0;
        int part = 0;
        int last = -1;
        int gapFrom = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int behind = at + Character.charCount(codePoint);
            int[] folded = folds.fold(codePoint);
            long ways = folds.evasions(codePoint);
            if (folded.length == 0) {
                skipped |= ways;
            } else {
                found |= gapFrom < at && !key.hasGap(part, text.substring(gapFrom, at)) ? skipped : 0;
                skipped = 0;
                gapFrom = behind;
            }
            for (int one : folded) {
                if (key.is(part, one)) {
                    found |= key.difference(part, codePoint, ways);
                    part++;
                } else if (one == last && key.is(part - 1, one)) {
                    found |= REPEAT | key.difference(part - 1, codePoint, ways);
                } else {
                    found |= ways;
                }
                last = one;
            }
            at = behind;
        }
        return found | (skipped & ~key.trailing);
    }

    /** The folded characters of a word and where they come from. */
    private final class Key {
        private final List<Part> parts = new ArrayList<>();
        /** What is skipped behind the last. */
        private final long trailing;

        Key(String word) {
            long skipped = 0;
            int gapFrom = 0;
            for (int at = 0; at < word.length(); ) {
                int codePoint = word.codePointAt(at);
                int behind = at + Character.charCount(codePoint);
                long ways = folds.evasions(codePoint);
                int[] folded = folds.fold(codePoint);
                skipped = folded.length == 0 ? skipped | ways : 0;
                for (int one : folded) {
                    parts.add(new Part(one, codePoint, ways, word.substring(Math.min(gapFrom, at), at)));
                    gapFrom = behind;
                }
                at = behind;
            }
            trailing = skipped;
        }

        boolean is(int part, int folded) {
            return part >= 0 && part < parts.size() && parts.get(part).folded() == folded;
        }

        /** Whether the word has just this before a part that is not its first. */
        boolean hasGap(int part, String gap) {
            return part > 0 && part < parts.size() && parts.get(part).gap().equals(gap);
        }

        long difference(int part, int source, long ways) {
            if (source == parts.get(part).source()) {
                return 0;
            }
            long either = ways ^ parts.get(part).ways();
            return either != 0 ? either : ways;
        }
    }

    /**
     * A folded character of a word.
     *
     * @param folded the character
     * @param source what it comes from
     * @param ways the tricks that were seen through
     * @param gap what is skipped before it
     */
    private record Part(int folded, int source, long ways, String gap) {}
}

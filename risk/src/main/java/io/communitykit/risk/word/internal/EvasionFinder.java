package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.util.Arrays;

/**
 * Names the tricks that a hit was hidden by: lays the text of the hit beside the word as the dictionary has it, character by character.
 *
 * <p>Where both fold to the same character in different ways, the ways that only one of them took count; where both took the same ways to it
 * ({@code É} and {@code è} without case and marks), those do. What was skipped counts unless the word has the very same there. Stateless.
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
        Parts key = parts(word);
        long found = 0;
        long skipped = 0;
        int k = 0;
        int last = -1;
        int gapFrom = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            int behind = at + Character.charCount(codePoint);
            if (folds.keeps(codePoint)) {
                boolean fits = k < key.count && key.folded[k] == codePoint;
                found |= (gapFrom < at && !key.sameGap(k, text, gapFrom, at) ? skipped : 0)
                        | (fits ? difference(0, codePoint, key, k) : again(codePoint, last));
                k += fits ? 1 : 0;
                last = codePoint;
                skipped = 0;
                gapFrom = behind;
            } else {
                int[] folded = folds.fold(codePoint);
                long ways = folds.evasions(codePoint);
                if (folded.length == 0) {
                    skipped |= ways;
                } else {
                    found |= gapFrom < at && !key.sameGap(k, text, gapFrom, at) ? skipped : 0;
                    skipped = 0;
                    gapFrom = behind;
                }
                for (int one : folded) {
                    boolean fits = k < key.count && key.folded[k] == one;
                    found |= fits ? difference(ways, codePoint, key, k) : ways | again(one, last);
                    k += fits ? 1 : 0;
                    last = one;
                }
            }
            at = behind;
        }
        return found | (skipped & ~key.trailing);
    }

    private static long again(int one, int last) {
        return one == last ? REPEAT : 0;
    }

    private static long difference(long ways, int source, Parts key, int k) {
        if (source == key.source[k]) {
            return 0;
        }
        long either = ways ^ key.ways[k];
        return either != 0 ? either : ways;
    }

    private Parts parts(String text) {
        Parts parts = new Parts(text);
        long skipped = 0;
        int gapFrom = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int[] folded = folds.fold(codePoint);
            if (folded.length == 0) {
                skipped |= folds.evasions(codePoint);
            }
            for (int one : folded) {
                parts.add(one, codePoint, folds.evasions(codePoint), skipped, gapFrom, at);
                skipped = 0;
                gapFrom = at;
            }
            at += Character.charCount(codePoint);
            if (folded.length > 0) {
                gapFrom = at;
            }
        }
        parts.trailing = skipped;
        return parts;
    }

    /** The folded characters of a text and where they come from. */
    private static final class Parts {
        private final String text;
        private int[] folded = new int[16];
        private int[] source = new int[16];
        private long[] ways = new long[16];
        private long[] skipped = new long[16];
        private int[] gapFrom = new int[16];
        private int[] gapTo = new int[16];
        private int count;
        private long trailing;

        Parts(String text) {
            this.text = text;
        }

        void add(int one, int codePoint, long way, long skippedBefore, int from, int to) {
            if (count == folded.length) {
                int length = count * 2;
                folded = Arrays.copyOf(folded, length);
                source = Arrays.copyOf(source, length);
                ways = Arrays.copyOf(ways, length);
                skipped = Arrays.copyOf(skipped, length);
                gapFrom = Arrays.copyOf(gapFrom, length);
                gapTo = Arrays.copyOf(gapTo, length);
            }
            folded[count] = one;
            source[count] = codePoint;
            ways[count] = way;
            skipped[count] = skippedBefore;
            gapFrom[count] = from;
            gapTo[count++] = to;
        }

        /** Whether the word has the same before a part as a text has somewhere. */
        boolean sameGap(int part, String other, int from, int to) {
            return part > 0
                    && part < count
                    && to - from == gapTo[part] - gapFrom[part]
                    && other.regionMatches(from, text, gapFrom[part], to - from);
        }
    }
}

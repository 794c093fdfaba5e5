package io.communitykit.risk.word.internal;

/**
 * A hit and what stands around it as a boundary judge sees it: folded, without what was skipped, up to line breaks; around a hit without
 * gaps up to the next comma or full stop too, since nobody's word goes on behind one. Made once for each scan and filled for each hit. Not safe
 * for many threads.
 */
final class Surroundings implements CharSequence {

    /** How many folded characters are shown on either side. */
    private static final int REACH = 16;
    /** How far away they are at most, with all that is skipped: windows show that much. */
    private static final int FARTHEST = Window.CONTEXT - 2;

    /** A full stop of ASCII may stand within a number or an address, a colon within a time. */
    private static final String CLAUSE_ENDS = "。，、！？；：,!?;";

    private final CodePointFolds folds;
    private char[] chars = new char[64];
    private int from;
    private int to;
    private boolean gapless;

    /** Where the hit starts. */
    int start;
    /** Where it ends. */
    int end;

    /**
     * Makes an empty one.
     *
     * @param folds what the judge is shown; digits stay as they are
     */
    Surroundings(CodePointFolds folds) {
        this.folds = folds;
    }

    /** Shows the surroundings of a hit. */
    void fill(Window window, int hitStart, int hitEnd) {
        int needed = (hitEnd - hitStart + REACH * 2) * 18 + 64;
        if (chars.length < needed) {
            chars = new char[needed];
        }
        gapless = isGapless(window, hitStart, hitEnd);
        before(window, hitStart);
        start = 0;
        int length = to - from;
        System.arraycopy(chars, from, chars, 0, length);
        from = 0;
        to = length;
        start = to;
        int at = hitStart;
        while (at < hitEnd) {
            at = take(window, at);
        }
        end = to;
        int stop = to + REACH;
        while (at < window.end && at - hitEnd < FARTHEST && to < stop) {
            int codePoint = Character.codePointAt(window.text, at, window.end);
            if (isWall(codePoint)) {
                return;
            }
            at = take(window, at);
        }
    }

    private boolean isWall(int codePoint) {
        return CodePointFolds.lineBreak(codePoint) || (gapless && CLAUSE_ENDS.indexOf(codePoint) >= 0);
    }

    private boolean isGapless(Window window, int hitStart, int hitEnd) {
        int codePoint;
        for (int at = hitStart; at < hitEnd; at += Character.charCount(codePoint)) {
            codePoint = Character.codePointAt(window.text, at, hitEnd);
            if (!folds.keeps(codePoint) && folds.fold(codePoint).length == 0) {
                return false;
            }
        }
        return true;
    }

    // Backwards, into the end of the array.
    private void before(Window window, int hitStart) {
        from = chars.length;
        to = chars.length;
        int at = hitStart;
        while (at > 0 && hitStart - at < FARTHEST && to - from < REACH) {
            int codePoint = Character.codePointBefore(window.text, at);
            if (isWall(codePoint)) {
                return;
            }
            at -= Character.charCount(codePoint);
            if (folds.keeps(codePoint)) {
                from -= Character.charCount(codePoint);
                Character.toChars(codePoint, chars, from);
                continue;
            }
            int[] folded = folds.fold(codePoint);
            for (int i = folded.length - 1; i >= 0; i--) {
                from -= Character.charCount(folded[i]);
                Character.toChars(folded[i], chars, from);
            }
        }
    }

    private int take(Window window, int at) {
        int codePoint = Character.codePointAt(window.text, at, window.end);
        if (folds.keeps(codePoint)) {
            to += Character.toChars(codePoint, chars, to);
            return at + Character.charCount(codePoint);
        }
        for (int folded : folds.fold(codePoint)) {
            to += Character.toChars(folded, chars, to);
        }
        return at + Character.charCount(codePoint);
    }

    @Override
    public int length() {
        return to;
    }

    @Override
    public char charAt(int index) {
        if (index < 0 || index >= to) {
            throw new StringIndexOutOfBoundsException(index);
        }
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int first, int behind) {
        return toString().subSequence(first, behind);
    }

    @Override
    public String toString() {
        return new String(chars, 0, to);
    }
}

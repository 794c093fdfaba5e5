package io.communitykit.risk.word.internal;

/**
 * Walks over the folded characters of a text one by one and says what was skipped before each. Slower than the scan itself and used only where
 * something was found. Not safe for many threads.
 */
final class Cursor {

    private final Units units;
    private final CodePointFolds folds;

    private char[] text = new char[0];
    private int limit;
    private int at;
    private int expansion = -1;
    private int index;

    /** The unit of the current character. */
    int unit;
    /** Where the current character's code point starts. */
    int start;
    /** Where it ends. */
    int end;
    /** How many visible characters were skipped before it. */
    int gap;
    /** Whether nothing at all was skipped before it. */
    boolean adjacent;

    Cursor(Layer layer) {
        this.units = layer.units();
        this.folds = layer.folds();
    }

    /** Goes to a place; {@link #next} then gives the character that stands there. */
    void set(char[] newText, int from, int sub, int newLimit) {
        text = newText;
        limit = newLimit;
        at = from;
        expansion = -1;
        if (sub > 0) {
            int codePoint = Character.codePointAt(text, from, limit);
            start = from;
            end = from + Character.charCount(codePoint);
            expansion = units.expansion(codePoint);
            index = sub;
            at = end;
        }
    }

    /**
     * Goes to the next character.
     *
     * @return whether there is one
     */
    boolean next() {
        if (expansion >= 0 && index < Units.length(expansion)) {
            unit = units.expanded(expansion, index++);
            gap = 0;
            adjacent = true;
            return true;
        }
        expansion = -1;
        gap = 0;
        adjacent = true;
        while (at < limit) {
            int codePoint = Character.codePointAt(text, at, limit);
            start = at;
            end = at + Character.charCount(codePoint);
            at = end;
            int value = codePoint <= Character.MAX_VALUE ? units.table[codePoint] : Units.COMPLEX;
            if (value < Units.COMPLEX) {
                unit = value;
                return true;
            }
            if (value == Units.COMPLEX && expanded(codePoint)) {
                return true;
            }
            skip(codePoint);
        }
        return false;
    }

    // Whether the code point stands for at least one unit.
    private boolean expanded(int codePoint) {
        int found = units.expansion(codePoint);
        if (found < 0) {
            unit = Units.OTHER;
            return true;
        }
        if (Units.length(found) == 0) {
            return false;
        }
        expansion = found;
        index = 1;
        unit = units.expanded(found, 0);
        return true;
    }

    private void skip(int codePoint) {
        adjacent = false;
        if (!CodePointFolds.shapeless(folds.skipped(codePoint))) {
            gap++;
        }
    }
}

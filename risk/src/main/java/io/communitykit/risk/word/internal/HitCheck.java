package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.lang.Character.UnicodeScript;

/**
 * Looks closer at a place where the automaton found a key: whether gaps are narrow enough and runs long enough, where exactly the hit starts and
 * ends, and what stands beside it. Not safe for many threads.
 *
 * <p>A unit of the text is a group: repetitions that follow each other directly. A word may take several groups of one character, parted by
 * what is skipped: at its beginning no more than it needs, so that it begins with the latest group; at its end as many as it needs. The hit
 * covers whole groups and the marks on the last character.
 */
final class HitCheck {

    /** How far beside a hit a letter is looked for; windows show that much. */
    private static final int FARTHEST = Window.CONTEXT - 2;

    private CodePointFolds folds;
    private int maxGap;

    private Cursor cursor;
    private Layer layer;
    private final Window window;
    /** Where the hit starts, in the window. */
    int start;
    /** Where it ends. */
    int end;
    /** Whether the window ended before it could be seen that the word stands there. */
    boolean undecided;

    HitCheck(Layer layer, Window window) {
        this.folds = layer.folds();
        this.maxGap = folds.folding().maxGap();
        this.layer = layer;
        this.window = window;
        this.cursor = new Cursor(layer);
    }

    /** Turns to another layer. */
    void use(Layer newLayer) {
        if (newLayer != layer) {
            layer = newLayer;
            cursor = new Cursor(newLayer);
            folds = newLayer.folds();
            maxGap = folds.folding().maxGap();
        }
    }

    /**
     * Measures a hit.
     *
     * @param entry the word
     * @param first its first unit
     * @param behind the unit after its last
     * @return whether the word stands there; if so, {@link #start} and {@link #end} are set, if not, {@link #undecided}
     */
    boolean measure(int entry, int first, int behind) {
        int from = window.place(first);
        int lastPlace = window.place(behind - 1);
        int runs = layer.entries().runsOf(entry);
        undecided = false;
        if (!window.uneven && runs < 0 && lastPlace - from == behind - 1 - first) {
            int after = lastPlace + 1;
            if (after == window.end || plain(window.text[after], window.units[behind - 1])) {
                start = from;
                end = after;
                return true;
            }
        }
        return walk(first, behind, runs);
    }

    private boolean plain(char next, int lastUnit) {
        int value = layer.units().table[next];
        return value < Units.COMPLEX && (value != lastUnit || !layer.units().collapses(lastUnit));
    }

    private boolean walk(int first, int behind, int runs) {
        cursor.set(window.text, window.place(first), window.sub(first), window.end);
        if (!cursor.next()) {
            return false;
        }
        start = cursor.start;
        int keyUnits = keyUnits(first, behind);
        if (keyUnits > 1) {
            // With as many behind the first group, the word would begin with a later one.
            if (!run(times(runs, 0), times(runs, 0) - 1)) {
                return false;
            }
            for (int unit = 1; unit < keyUnits - 1; unit++) {
                if (!run(times(runs, unit), Integer.MAX_VALUE)) {
                    return false;
                }
            }
        }
        return lastRun(times(runs, keyUnits - 1));
    }

    // How many units the key has that was found over these groups.
    private int keyUnits(int first, int behind) {
        int count = 1;
        for (int i = first + 1; i < behind; i++) {
            char unit = window.units[i];
            count += unit != window.units[i - 1] || !layer.units().collapses(unit) ? 1 : 0;
        }
        return count;
    }

    private int times(int runs, int index) {
        return layer.entries().run(runs, index);
    }

    // The cursor is at the unit's first character; afterwards at the next unit's. Whether so many stand there, of which
    // no more than some
    // stand behind the first group.
    private boolean run(int needed, int mostLater) {
        int unit = cursor.unit;
        boolean collapses = layer.units().collapses(unit);
        boolean firstGroup = true;
        int seen = 1;
        int later = 0;
        while (cursor.next() && cursor.gap <= maxGap) {
            if (!collapses || cursor.unit != unit) {
                return seen >= needed;
            }
            seen++;
            firstGroup &= cursor.adjacent;
            later += firstGroup ? 0 : 1;
            if (later > mostLater) {
                return false;
            }
        }
        return false;
    }

    // The cursor is at the unit's first character.
    private boolean lastRun(int needed) {
        int unit = cursor.unit;
        boolean collapses = layer.units().collapses(unit);
        int seen = 1;
        end = cursor.end;
        boolean more = cursor.next();
        while (more && collapses && cursor.unit == unit) {
            if (!cursor.adjacent && (seen >= needed || cursor.gap > maxGap)) {
                break;
            }
            seen++;
            end = cursor.end;
            more = cursor.next();
        }
        end = marks(end);
        undecided = !more && seen < needed && cursor.gap <= maxGap && !window.last;
        return seen >= needed;
    }

    // Marks and variation selectors belong to the character before them.
    private int marks(int from) {
        int at = from;
        while (at < window.end) {
            int codePoint = Character.codePointAt(window.text, at, window.end);
            Evasion kind = folds.skipped(codePoint);
            if (kind != Evasion.MARK && kind != Evasion.VARIATION_SELECTOR) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /** Whether no letter or digit of an alphabet goes on from the hit to either side. */
    boolean whole() {
        return !(alphabetic(Character.codePointAt(window.text, start, window.end)) && alphabeticBefore())
                && !(alphabetic(lastOfHit()) && alphabeticBehind());
    }

    private int lastOfHit() {
        int at = end;
        int codePoint = Character.codePointBefore(window.text, at, start);
        while (shapeless(codePoint) && at - Character.charCount(codePoint) > start) {
            at -= Character.charCount(codePoint);
            codePoint = Character.codePointBefore(window.text, at, start);
        }
        return codePoint;
    }

    private boolean alphabeticBefore() {
        int at = start;
        while (at > 0 && start - at < FARTHEST) {
            int codePoint = Character.codePointBefore(window.text, at);
            if (!shapeless(codePoint)) {
                return alphabetic(codePoint);
            }
            at -= Character.charCount(codePoint);
        }
        return false;
    }

    private boolean alphabeticBehind() {
        int at = end;
        while (at < window.end && at - end < FARTHEST) {
            int codePoint = Character.codePointAt(window.text, at, window.end);
            if (!shapeless(codePoint)) {
                return alphabetic(codePoint);
            }
            at += Character.charCount(codePoint);
        }
        return false;
    }

    private boolean shapeless(int codePoint) {
        return CodePointFolds.shapeless(folds.skipped(codePoint));
    }

    private boolean alphabetic(int codePoint) {
        if (syllabic(codePoint)) {
            return false;
        }
        if (folds.keeps(codePoint)) {
            return Character.isLetterOrDigit(codePoint);
        }
        for (int folded : folds.fold(codePoint)) {
            if (Character.isLetterOrDigit(folded) && !syllabic(folded)) {
                return true;
            }
        }
        return false;
    }

    private static boolean syllabic(int codePoint) {
        if (codePoint < 0x1100) {
            return false;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }
}

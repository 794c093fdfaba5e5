package io.communitykit.risk.word;

import io.communitykit.risk.word.internal.CodePointFolds;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A text as the plain twin of the matcher sees it: what is left of each code point, and where the same thing is said again and again. */
final class NaiveText {

    /** What has no width of its own. */
    private static final Set<Evasion> UNSEEN =
            EnumSet.of(Evasion.ZERO_WIDTH, Evasion.SOFT_HYPHEN, Evasion.VARIATION_SELECTOR, Evasion.MARK);

    /** How many characters without width may stand between a whole word and the letter that goes on. */
    private static final int FARTHEST = 126;

    private static final Set<Evasion> CLINGING = EnumSet.of(Evasion.MARK, Evasion.VARIATION_SELECTOR);
    private static final Set<UnicodeScript> NO_ALPHABET = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    /** One character that is left of the code point at a place. */
    record Element(int value, int place) {}

    /** In a word, what says the same is one unit however it is parted; in a text, only if nothing was skipped in between. */
    enum Kind {
        WORD,
        TEXT
    }

    /** Elements that say the same. */
    record Unit(int value, List<Element> elements) {
        Element first() {
            return elements.get(0);
        }

        Element last() {
            return elements.get(size() - 1);
        }

        int size() {
            return elements.size();
        }
    }

    private final CodePointFolds folds;
    private final Kind kind;
    private final int[] points;
    private final int[] offsets;
    private final List<Unit> units = new ArrayList<>();

    NaiveText(String text, CodePointFolds folds, Kind kind) {
        this.kind = kind;
        this.folds = folds;
        this.points = text.codePoints().toArray();
        this.offsets = new int[points.length + 1];
        for (int place = 0; place < points.length; place++) {
            offsets[place + 1] = offsets[place] + Character.charCount(points[place]);
            for (int one : folds.fold(points[place])) {
                add(new Element(one, place));
            }
        }
    }

    private void add(Element element) {
        Unit before = units.isEmpty() ? null : units.get(units.size() - 1);
        if (before != null
                && before.value == element.value
                && collapses(element.value)
                && (kind == Kind.WORD || touching(before.last(), element))) {
            before.elements.add(element);
        } else {
            units.add(new Unit(element.value, new ArrayList<>(List.of(element))));
        }
    }

    /** Whether a character that is said again counts once. */
    boolean collapses(int value) {
        return folds.folding().sees(Evasion.REPEAT) && (value < '0' || value > '9');
    }

    List<Unit> units() {
        return units;
    }

    int offset(int place) {
        return offsets[place];
    }

    /** The place at an offset. */
    int place(int offset) {
        return Arrays.binarySearch(offsets, offset);
    }

    /** Whether no more lies between two neighbours than may. */
    boolean near(Unit one, Unit next) {
        Element left = one.last();
        Element right = next.first();
        int seen = 0;
        for (int place = left.place + 1; place < right.place; place++) {
            seen += UNSEEN.contains(folds.skipped(points[place])) ? 0 : 1;
        }
        return seen <= folds.folding().maxGap();
    }

    /** Whether nothing was skipped between two neighbours. */
    private static boolean touching(Element left, Element right) {
        return right.place - left.place <= 1;
    }

    /** The place after the characters that cling to the one at a place. */
    int afterMarks(int place) {
        int after = place + 1;
        while (after < points.length && CLINGING.contains(folds.skipped(points[after]))) {
            after++;
        }
        return after;
    }

    /** Whether a letter or digit of an alphabet touches the characters from one place to another. */
    boolean goesOn(int from, int to) {
        int left = from - 1;
        while (left >= 0 && UNSEEN.contains(folds.skipped(points[left]))) {
            left--;
        }
        int right = to;
        while (right < points.length && UNSEEN.contains(folds.skipped(points[right]))) {
            right++;
        }
        int last = to - 1;
        while (UNSEEN.contains(folds.skipped(points[last]))) {
            last--;
        }
        boolean before = left >= 0 && offsets[from] - offsets[left + 1] < FARTHEST && letter(left);
        boolean behind = right < points.length && offsets[right] - offsets[to] < FARTHEST && letter(right);
        return (before && letter(from)) || (behind && letter(last));
    }

    private boolean letter(int place) {
        return !NO_ALPHABET.contains(UnicodeScript.of(points[place]))
                && Arrays.stream(folds.fold(points[place])).anyMatch(NaiveText::letterItself);
    }

    private static boolean letterItself(int point) {
        return Character.isLetterOrDigit(point) && !NO_ALPHABET.contains(UnicodeScript.of(point));
    }
}

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

    private static final Set<Evasion> CLINGING = EnumSet.of(Evasion.MARK, Evasion.VARIATION_SELECTOR);
    private static final Set<UnicodeScript> NO_ALPHABET = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    /** One character that is left of the code point at a place. */
    record Element(int value, int place) {}

    /** Elements that say the same. */
    record Unit(int value, List<Element> elements) {
        int size() {
            return elements.size();
        }
    }

    private final CodePointFolds folds;
    private final int[] points;
    private final int[] offsets;
    private final List<Unit> units = new ArrayList<>();

    NaiveText(String text, CodePointFolds folds) {
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
        boolean digit = element.value >= '0' && element.value <= '9';
        if (before != null
                && before.value == element.value
                && !digit
                && folds.folding().sees(Evasion.REPEAT)) {
            before.elements.add(element);
        } else {
            units.add(new Unit(element.value, new ArrayList<>(List.of(element))));
        }
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
    boolean near(Element left, Element right) {
        int seen = 0;
        for (int place = left.place + 1; place < right.place; place++) {
            seen += UNSEEN.contains(folds.skipped(points[place])) ? 0 : 1;
        }
        return seen <= folds.folding().maxGap();
    }

    /** Whether nothing was skipped between two neighbours. */
    static boolean touching(Element left, Element right) {
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
        return (left >= 0 && letter(left) && letter(from)) || (right < points.length && letter(right) && letter(last));
    }

    private boolean letter(int place) {
        return !NO_ALPHABET.contains(UnicodeScript.of(points[place]))
                && Arrays.stream(folds.fold(points[place])).anyMatch(NaiveText::letterItself);
    }

    private static boolean letterItself(int point) {
        return Character.isLetterOrDigit(point) && !NO_ALPHABET.contains(UnicodeScript.of(point));
    }
}

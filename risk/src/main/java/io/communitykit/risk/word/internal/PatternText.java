package io.communitykit.risk.word.internal;

import io.communitykit.risk.word.Evasion;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each character of a text is to the patterns. Every code point has a kind: the classes of the folded characters that it stands
 * for, as what it is skipped, and whether it is a mark on the character before. Kind 0 is a high surrogate. Immutable.
 */
final class PatternText {

    /** Says nothing of any character; where there are no patterns. */
    static final PatternText NONE = new PatternText();

    static final int HIGH_SURROGATE = 0;
    private static final int PAGE = 256;
    private static final int BMP = 0x10000;
    private static final int PAGES = (Character.MAX_CODE_POINT + 1 - BMP) / PAGE;

    /** What one kind means. */
    record Kind(List<Integer> classes, @Nullable Evasion skipped, boolean mark) {}

    private final char[] bmp;
    private final char[][] pages;
    private final int lone;
    /** The only class of a kind, or -1. */
    private final int[] single;

    private final int[][] several;
    private final long[] skipped;
    private final boolean[] visible;
    private final boolean[] marks;

    private PatternText() {
        bmp = new char[0];
        pages = new char[0][];
        lone = 0;
        single = new int[0];
        several = new int[0][];
        skipped = new long[0];
        visible = new boolean[0];
        marks = new boolean[0];
    }

    /** Looks at every code point once. */
    PatternText(PatternSymbols symbols, PatternAlphabet alphabet, CodePointFolds folds) {
        bmp = new char[BMP];
        pages = new char[PAGES][];
        int[] first = new int[Character.MAX_CODE_POINT + 1];
        Kind[] kinds = kinds(symbols, alphabet, folds, first);
        fill(first);
        lone = first[Character.MIN_SURROGATE] + 1;
        single = new int[kinds.length + 1];
        several = new int[kinds.length + 1][];
        skipped = new long[kinds.length + 1];
        visible = new boolean[kinds.length + 1];
        marks = new boolean[kinds.length + 1];
        several[HIGH_SURROGATE] = new int[0];
        for (int i = 0; i < kinds.length; i++) {
            describe(i + 1, kinds[i]);
        }
    }

    /** Reads what was written. */
    PatternText(ImageReader image) {
        bmp = image.runs(BMP);
        char[][] distinct = new char[image.count(2 * Character.BYTES)][];
        for (int i = 0; i < distinct.length; i++) {
            distinct[i] = image.runs(PAGE);
        }
        char[] numbers = image.runs(PAGES);
        pages = new char[PAGES][];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = distinct[numbers[i]];
        }
        lone = image.number();
        single = image.ints();
        skipped = image.longs();
        several = new int[single.length][];
        visible = new boolean[single.length];
        marks = new boolean[single.length];
        for (int i = 0; i < single.length; i++) {
            several[i] = image.ints();
            visible[i] = image.number(2) == 1;
            marks[i] = image.number(2) == 1;
        }
    }

    /** Writes all tables, pages that are alike once. */
    void write(ImageWriter image) {
        image.runs(bmp);
        Map<CharBuffer, Integer> distinct = new LinkedHashMap<>();
        for (char[] page : pages) {
            distinct.putIfAbsent(CharBuffer.wrap(page), distinct.size());
        }
        image.number(distinct.size());
        distinct.keySet().forEach(page -> image.runs(page.array()));
        char[] numbers = new char[PAGES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    (char) distinct.getOrDefault(CharBuffer.wrap(pages[i]), 0).intValue();
        }
        image.runs(numbers);
        image.number(lone);
        image.ints(single);
        image.longs(skipped);
        for (int i = 0; i < single.length; i++) {
            image.ints(several[i]);
            image.number(visible[i] ? 1 : 0);
            image.number(marks[i] ? 1 : 0);
        }
    }

    /** The kinds, and in {@code first} which each code point has. Nearly all stand for themselves, so that their class tells. */
    private static Kind[] kinds(PatternSymbols symbols, PatternAlphabet alphabet, CodePointFolds folds, int[] first) {
        Map<Kind, Integer> numbers = new HashMap<>();
        int[] known = new int[alphabet.size()];
        for (int c = 0; c < first.length; c++) {
            boolean itself = folds.keeps(c) && !standsOn(c);
            if (itself && known[alphabet.of(c)] > 0) {
                first[c] = known[alphabet.of(c)] - 1;
                continue;
            }
            Integer number = numbers.putIfAbsent(kind(c, symbols, alphabet, folds), numbers.size());
            first[c] = number == null ? numbers.size() - 1 : number;
            if (itself) {
                known[alphabet.of(c)] = first[c] + 1;
            }
        }
        Kind[] kinds = new Kind[numbers.size()];
        numbers.forEach((kind, number) -> kinds[number] = kind);
        return kinds;
    }

    private static boolean standsOn(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static Kind kind(int c, PatternSymbols symbols, PatternAlphabet alphabet, CodePointFolds folds) {
        int[] meaning = symbols.meaning(c);
        List<Integer> classes = new ArrayList<>(meaning.length);
        for (int folded : meaning) {
            classes.add(alphabet.of(folded));
        }
        return new Kind(classes, folds.skipped(c), standsOn(c));
    }

    private void fill(int[] first) {
        for (int c = 0; c < BMP; c++) {
            bmp[c] = (char) (first[c] + 1);
        }
        Arrays.fill(bmp, Character.MIN_HIGH_SURROGATE, Character.MAX_HIGH_SURROGATE + 1, (char) HIGH_SURROGATE);
        Map<CharBuffer, char[]> shared = new HashMap<>();
        for (int i = 0; i < pages.length; i++) {
            char[] page = new char[PAGE];
            for (int j = 0; j < PAGE; j++) {
                page[j] = (char) (first[BMP + i * PAGE + j] + 1);
            }
            pages[i] = shared.computeIfAbsent(CharBuffer.wrap(page), unused -> page);
        }
    }

    private void describe(int number, Kind kind) {
        boolean one = kind.classes().size() == 1;
        single[number] = one ? kind.classes().get(0) : -1;
        several[number] = kind.classes().stream().mapToInt(symbol -> symbol).toArray();
        Evasion skip = kind.skipped();
        skipped[number] = skip == null ? 0 : EvasionBits.of(skip);
        visible[number] = !CodePointFolds.shapeless(skip);
        marks[number] = kind.mark();
    }

    /** How many kinds there are. */
    int size() {
        return single.length;
    }

    /** The kinds of the characters beyond the BMP. */
    BitSet beyond() {
        BitSet beyond = new BitSet();
        for (char[] page : pages) {
            for (char kind : page) {
                beyond.set(kind);
            }
        }
        return beyond;
    }

    /** The kind of a code unit by itself. */
    int kind(char c) {
        return bmp[c];
    }

    /** The kind of the character at an index. */
    int kind(char[] text, int at, int to) {
        int kind = bmp[text[at]];
        if (kind != HIGH_SURROGATE) {
            return kind;
        }
        return paired(text, at, to) ? supplementary(Character.toCodePoint(text[at], text[at + 1])) : lone;
    }

    /** The kind of the character before an index above 0. */
    int kindBefore(char[] text, int at) {
        char c = text[at - 1];
        if (Character.isLowSurrogate(c) && at > 1 && Character.isHighSurrogate(text[at - 2])) {
            return supplementary(Character.toCodePoint(text[at - 2], c));
        }
        return Character.isHighSurrogate(c) ? lone : bmp[c];
    }

    private int supplementary(int codePoint) {
        int at = codePoint - BMP;
        return pages[at / PAGE][at % PAGE];
    }

    /** Whether a pair of surrogates begins here. */
    static boolean paired(char[] text, int at, int to) {
        return Character.isHighSurrogate(text[at]) && at + 1 < to && Character.isLowSurrogate(text[at + 1]);
    }

    /** How many code units the character at an index has. */
    static int width(char[] text, int at, int to) {
        return paired(text, at, to) ? 2 : 1;
    }

    /** The only class of a kind; -1 if it has several. */
    int single(int kind) {
        return single[kind];
    }

    /** The classes of a kind. */
    int[] several(int kind) {
        return several[kind];
    }

    /** The bit of the evasion as which a kind is skipped; 0 if it is not. */
    long skipped(int kind) {
        return skipped[kind];
    }

    /** Whether a kind has a width of its own. */
    boolean visible(int kind) {
        return visible[kind];
    }

    /** Whether a kind stands on the character before. */
    boolean mark(int kind) {
        return marks[kind];
    }
}

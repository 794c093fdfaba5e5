package io.communitykit.risk.word.weak.internal;

import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.internal.CodePointFolds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as the second pass reads it: its folded characters one by one, each with its place in the original and the visible characters that
 * were skipped before it. Repetitions stay. Not changed once it is made; used by one thread.
 */
public final class FoldedText {

    private final CharSequence original;
    private final CodePointFolds folds;
    private final boolean leet;

    /** The folded characters; for a search of digits and symbols that stand for letters, those letters. */
    int[] letters;
    /** The folded characters as they stand there. */
    int[] plain;
    /** Where each character starts in the original. */
    int[] starts;
    /** Where it ends, with the marks on it. */
    int[] ends;
    /** How many visible characters were skipped before it. */
    int[] gaps;
    /** How many characters there are. */
    int count;

    private FoldedText(CharSequence original, CodePointFolds folds, boolean leet) {
        this.original = original;
        this.folds = folds;
        this.leet = leet;
        int length = original.length() + 1;
        this.letters = new int[length];
        this.plain = new int[length];
        this.starts = new int[length];
        this.ends = new int[length];
        this.gaps = new int[length];
    }

    /**
     * Folds a text.
     *
     * @param text any text
     * @param folds what characters fold to
     * @return its folded characters
     */
    public static FoldedText of(CharSequence text, CodePointFolds folds) {
        FoldedText folded = new FoldedText(text, folds, false);
        folded.read();
        return folded;
    }

    /** The same text, with letters for the digits and symbols that stand for them. */
    FoldedText leet() {
        FoldedText folded = new FoldedText(original, folds, true);
        folded.read();
        return folded;
    }

    private void read() {
        int gap = 0;
        int at = 0;
        while (at < original.length()) {
            int codePoint = Character.codePointAt(original, at);
            int end = at + Character.charCount(codePoint);
            if (leet && LeetLetters.symbol(codePoint)) {
                add(LeetLetters.of(codePoint), codePoint, at, end, gap);
                gap = 0;
                at = end;
                continue;
            }
            int[] folded = folds.fold(codePoint);
            if (folded.length == 0) {
                gap += skip(codePoint, at, end);
            }
            for (int one : folded) {
                add(leet ? LeetLetters.of(one) : one, one, at, end, gap);
                gap = 0;
            }
            at = end;
        }
    }

    private int skip(int codePoint, int at, int end) {
        @Nullable Evasion kind = folds.skipped(codePoint);
        boolean onCharacter = kind == Evasion.MARK || kind == Evasion.VARIATION_SELECTOR;
        if (onCharacter && count > 0 && ends[count - 1] == at) {
            ends[count - 1] = end;
        }
        return CodePointFolds.shapeless(kind) ? 0 : 1;
    }

    private void add(int letter, int codePoint, int start, int end, int gap) {
        if (count == letters.length) {
            int length = count * 2;
            letters = Arrays.copyOf(letters, length);
            plain = Arrays.copyOf(plain, length);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
            gaps = Arrays.copyOf(gaps, length);
        }
        letters[count] = letter;
        plain[count] = codePoint;
        starts[count] = start;
        ends[count] = end;
        gaps[count++] = gap;
    }

    /**
     * Where characters start in the original.
     *
     * @param character by number
     * @return index of the first UTF-16 code unit
     */
    public int start(int character) {
        return starts[character];
    }

    /**
     * Where a character ends in the original.
     *
     * @param character by number
     * @return index after its last UTF-16 code unit and the marks on it
     */
    public int end(int character) {
        return ends[character];
    }

    /** Whether the character before follows on without a visible gap. */
    boolean joined(int character) {
        return character > 0 && character < count && gaps[character] == 0;
    }

    /** Whether a letter of a to z stands there. */
    boolean latin(int character) {
        return latinLetter(plain[character]);
    }

    /** Whether a letter of a to z goes on before one character or behind another, both of which are such. */
    boolean lettersGoOn(int first, int last) {
        return (latin(first) && joined(first) && latin(first - 1))
                || (latin(last) && joined(last + 1) && latin(last + 1));
    }

    /**
     * Whether letters or digits at the edges of a part go on beside it.
     *
     * @param first the part's first character, by number
     * @param last its last one
     * @return whether
     */
    public boolean alphanumericsGoOn(int first, int last) {
        return (alphanumeric(plain[first]) && joined(first) && alphanumeric(plain[first - 1]))
                || (alphanumeric(plain[last]) && joined(last + 1) && alphanumeric(plain[last + 1]));
    }

    static boolean latinLetter(int codePoint) {
        return codePoint >= 'a' && codePoint <= 'z';
    }

    static boolean alphanumeric(int codePoint) {
        return latinLetter(codePoint) || (codePoint >= '0' && codePoint <= '9');
    }

    /**
     * Whether all of a part are Han characters.
     *
     * @param first its first character, by number
     * @param last its last one
     * @return whether
     */
    public boolean han(int first, int last) {
        for (int i = first; i <= last; i++) {
            if (!Character.isIdeographic(plain[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * The first character of the same line as another, not too far away.
     *
     * @param character by number
     * @param reach how many characters away at most
     * @return by number
     */
    public int lineStart(int character, int reach) {
        int at = character;
        while (at > 0 && character - at < reach && !CodePointFolds.lineBreak(plain[at - 1])) {
            at--;
        }
        return at;
    }

    /**
     * The last character of the same line as another, not too far away.
     *
     * @param character by number
     * @param reach how many characters away at most
     * @return by number
     */
    public int lineEnd(int character, int reach) {
        int at = character;
        while (at < count - 1 && at - character < reach && !CodePointFolds.lineBreak(plain[at + 1])) {
            at++;
        }
        return at;
    }

    /**
     * The folded characters of a part.
     *
     * @param first its first character, by number
     * @param last its last one
     * @return the text
     */
    public String folded(int first, int last) {
        StringBuilder folded = new StringBuilder();
        for (int i = Math.max(0, first); i <= Math.min(last, count - 1); i++) {
            folded.appendCodePoint(plain[i]);
        }
        return folded.toString();
    }

    /**
     * The tricks of the first pass that a part shows and a word does not.
     *
     * @param first the part's first character, by number
     * @param last its last one
     * @param word as the dictionary has it
     * @return bits by ordinal
     */
    public long strong(int first, int last, String word) {
        long kinds = 0;
        for (int at = starts[first]; at < ends[last]; ) {
            int codePoint = Character.codePointAt(original, at);
            at += Character.charCount(codePoint);
            if (!(leet && LeetLetters.symbol(codePoint)) && word.indexOf(codePoint) < 0) {
                kinds |= folds.evasions(codePoint);
            }
        }
        return kinds;
    }
}

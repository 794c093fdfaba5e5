package io.communitykit.referral.code.internal;

import io.communitykit.referral.code.CodeForm;
import io.communitykit.referral.code.LookAlikes;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text once from left to right, as a person may have typed it, and says of what form it is. Allocates nothing by itself: a
 * character costs a look into a table of 128 bytes, and whatever is not ASCII a few comparisons. The weight of a symbol does not depend
 * on how many follow, so that the sum is taken on the way, and the last symbol, which is the check symbol, taken out again.
 */
public final class CodeScan {

    /** The most characters of a vanity code. */
    public static final int LONGEST_VANITY = 7;

    /** The fewest characters of a vanity code. */
    public static final int SHORTEST_VANITY = 3;

    /** The fewest symbols of a checked code, its check symbol included. */
    public static final int SHORTEST = 9;

    /** The most symbols of a checked code, its check symbol included. */
    public static final int LONGEST = 30;

    private static final int NOWHERE = -1;
    private static final int FORM_BITS = 4;
    private static final CodeForm[] FORMS = CodeForm.values();

    private CodeScan() {}

    /**
     * Reads.
     *
     * @param text any text
     * @param lookAlikes what becomes of 0, O, 1, I and L
     * @param into takes the characters in upper case and half width, look-alikes as they are; null where nobody wants them
     * @return form and position, for {@link #form} and {@link #position}
     */
    public static long scan(CharSequence text, LookAlikes lookAlikes, @Nullable StringBuilder into) {
        int length = text.length();
        int count = 0;
        int sum = 0;
        int last = 0;
        int refused = NOWHERE;
        for (int i = 0; i < length; i++) {
            int kind = classAt(text, i);
            if (kind == CodeAlphabet.SKIPPED) {
                continue;
            }
            if (kind == CodeAlphabet.OTHER) {
                return result(ForeignCharacters.fault(text, i), i);
            }
            if (++count > LONGEST) {
                return result(CodeForm.TOO_LONG, i);
            }
            if (into != null) {
                into.append(CodeAlphabet.upper(kind & ~ForeignCharacters.FOREIGN));
            }
            last = kind < CodeAlphabet.SIZE ? kind : mapped(kind, lookAlikes);
            if (last < 0 && refused == NOWHERE) {
                refused = i;
            }
            sum += count * last;
        }
        if (count >= SHORTEST && refused != NOWHERE) {
            boolean foreign = classAt(text, refused) >= ForeignCharacters.FOREIGN;
            return result(foreign ? CodeForm.NOT_A_SYMBOL : CodeForm.LOOK_ALIKE, refused);
        }
        return result(count < SHORTEST ? shortForm(count) : checkedForm(sum - count * last, last), length);
    }

    private static int classAt(CharSequence text, int at) {
        char c = text.charAt(at);
        return c < 128 ? CodeAlphabet.classOf(c) : ForeignCharacters.classOf(c);
    }

    private static int mapped(int kind, LookAlikes lookAlikes) {
        return kind < ForeignCharacters.FOREIGN ? lookAlikes.value(kind - CodeAlphabet.LOOK_ALIKE) : -1;
    }

    private static CodeForm checkedForm(int sum, int check) {
        return sum % CodeAlphabet.SIZE == check ? CodeForm.CHECKED : CodeForm.CHECK_SYMBOL;
    }

    private static CodeForm shortForm(int count) {
        if (count == 0) {
            return CodeForm.EMPTY;
        }
        if (count < SHORTEST_VANITY) {
            return CodeForm.TOO_SHORT;
        }
        return count <= LONGEST_VANITY ? CodeForm.VANITY : CodeForm.BETWEEN_LENGTHS;
    }

    private static long result(CodeForm form, int position) {
        return ((long) position << FORM_BITS) | numberOf(form);
    }

    private static int numberOf(CodeForm form) {
        int number = 0;
        while (FORMS[number] != form) {
            number++;
        }
        return number;
    }

    /**
     * The form in a result.
     *
     * @param result of {@link #scan}
     * @return the form
     */
    public static CodeForm form(long result) {
        return FORMS[(int) (result & ((1 << FORM_BITS) - 1))];
    }

    /**
     * The position in a result.
     *
     * @param result of {@link #scan}
     * @return index of the character at fault in the text; the text's length where none is, or all are
     */
    public static int position(long result) {
        return (int) (result >>> FORM_BITS);
    }
}

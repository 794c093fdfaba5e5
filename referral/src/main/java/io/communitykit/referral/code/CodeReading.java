package io.communitykit.referral.code;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.internal.CodeAlphabet;
import io.communitykit.referral.code.internal.CodeScan;
import java.util.function.Function;

/**
 * What a typed text says, taken as a code. Spaces and hyphens of any width are dropped, full width is made half, case does not matter
 * and no locale is asked; in a text as short as a vanity code, Cyrillic, Greek, Armenian and Roman-numeral characters stand for the
 * Latin letters they look like. Immutable and safe for many threads.
 */
public sealed interface CodeReading {

    /**
     * A checked code that agrees with its check symbol.
     *
     * @param code the code
     */
    record Valid(InviteCode code) implements CodeReading {}

    /**
     * What may be a vanity code.
     *
     * @param code the code
     */
    record Vanity(VanityCode code) implements CodeReading {}

    /**
     * No code.
     *
     * @param fault what is wrong
     * @param position index in the text, in UTF-16 units, of the first character at fault; the text's length where no single one is
     */
    record Malformed(CodeForm fault, int position) implements CodeReading {

        /**
         * Checks that it is a fault.
         *
         * @param fault what is wrong
         * @param position index of the character at fault
         */
        public Malformed {
            if (!fault.isMalformed() || position < 0) {
                throw InvalidValueException.of("fault of a code", "a fault at an index", fault + " at " + position);
            }
        }
    }

    /**
     * Reads a text, look-alikes refused.
     *
     * @param text any text
     * @return what it says
     */
    static CodeReading of(CharSequence text) {
        return of(text, LookAlikes.REJECTED);
    }

    /**
     * Reads a text.
     *
     * @param text any text
     * @param lookAlikes what becomes of 0, O, 1, I and L in checked codes
     * @return what it says
     */
    static CodeReading of(CharSequence text, LookAlikes lookAlikes) {
        StringBuilder read = new StringBuilder(CodeScan.LONGEST);
        long result = CodeScan.scan(text, lookAlikes, read);
        CodeForm form = CodeScan.form(result);
        return switch (form) {
            case CHECKED -> new Valid(new InviteCode(CodeAlphabet.mapped(read, lookAlikes)));
            case VANITY -> new Vanity(new VanityCode(read.toString()));
            default -> new Malformed(form, CodeScan.position(result));
        };
    }

    /**
     * Goes on with the case that it is.
     *
     * @param valid for a checked code
     * @param vanity for what may be a vanity code
     * @param malformed for no code
     * @param <R> the result
     * @return what the function gave
     */
    default <R> R fold(
            Function<? super InviteCode, ? extends R> valid,
            Function<? super VanityCode, ? extends R> vanity,
            Function<? super Malformed, ? extends R> malformed) {
        if (this instanceof Valid it) {
            return valid.apply(it.code());
        }
        return this instanceof Vanity it ? vanity.apply(it.code()) : malformed.apply((Malformed) this);
    }
}

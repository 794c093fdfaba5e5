package io.communitykit.referral.code;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.internal.CodeAlphabet;
import io.communitykit.referral.code.internal.CodeScan;
import io.communitykit.referral.code.spi.CodeKey;

/**
 * A checked code: 8 to 29 symbols of {@value #ALPHABET} and a check symbol. The alphabet leaves out 0, O, 1, I and L. The check symbol
 * is chosen such that {@code sum of i * value(i)} over the symbols before it, plus 30 times its own value, is 0 modulo 31; since 31 is
 * prime, no wrong single symbol and no exchange of two different ones, at whatever places, gives another code. It keeps slips from the
 * store and adds no secrecy: who guesses computes it too, see {@link GuessOdds}. Immutable and safe for many threads.
 *
 * @param text the symbols in upper case, the check symbol last
 */
public record InviteCode(String text) implements ReferralCode {

    /** The symbols, in the order of their values 0 to 30. */
    public static final String ALPHABET = CodeAlphabet.SYMBOLS;

    /** The fewest symbols before the check symbol. */
    public static final int SHORTEST_BODY = CodeScan.SHORTEST - 1;

    /** The most symbols before the check symbol, as many as there are weights. */
    public static final int LONGEST_BODY = CodeScan.LONGEST - 1;

    private static final int GROUP = 4;

    /**
     * Checks the text.
     *
     * @param text the symbols in upper case, the check symbol last
     * @throws InvalidValueException if it is no checked code, or not as codes are printed
     */
    public InviteCode {
        CodeForm form = check(text);
        if (form != CodeForm.CHECKED || !CodeAlphabet.isPrinted(text)) {
            throw InvalidValueException.of(
                    "invite code", "9 to 30 symbols of " + ALPHABET + " that agree", form + " (not shown)");
        }
    }

    /**
     * Makes a code of symbols.
     *
     * @param body 8 to 29 symbols in upper case, without a check symbol
     * @return the code with its check symbol
     * @throws InvalidValueException if there are more or fewer, or others
     */
    public static InviteCode ofBody(String body) {
        if (body.length() < SHORTEST_BODY || body.length() > LONGEST_BODY) {
            throw InvalidValueException.of(
                    "length of a code's body", SHORTEST_BODY + " to " + LONGEST_BODY, body.length());
        }
        for (int i = 0; i < body.length(); i++) {
            if (ALPHABET.indexOf(body.charAt(i)) < 0) {
                throw InvalidValueException.of("body of a code", "of the symbols " + ALPHABET, "another at index " + i);
            }
        }
        return new InviteCode(body + CodeAlphabet.checkSymbol(body));
    }

    /**
     * Says of what form a text is, without reading it out. Allocates nothing and costs some nanoseconds, so that slips and guesses are
     * refused before any store is asked. Case, spaces, hyphens and full width do not matter; look-alikes are refused.
     *
     * @param text any text, as typed
     * @return {@link CodeForm#CHECKED} only for a checked code
     */
    public static CodeForm check(CharSequence text) {
        return check(text, LookAlikes.REJECTED);
    }

    /**
     * The same with a rule for look-alikes.
     *
     * @param text any text, as typed
     * @param lookAlikes what becomes of 0, O, 1, I and L
     * @return {@link CodeForm#CHECKED} only for a checked code
     */
    public static CodeForm check(CharSequence text, LookAlikes lookAlikes) {
        return CodeScan.form(CodeScan.scan(text, lookAlikes, null));
    }

    /**
     * The symbols without the check symbol.
     *
     * @return 8 to 29 symbols
     */
    public String body() {
        return text.substring(0, text.length() - 1);
    }

    /**
     * In groups of four joined by hyphens, for print and for reading aloud.
     *
     * @return such as {@code 7K3M-PQ2X-9}; reads as the same code
     */
    public String grouped() {
        StringBuilder groups = new StringBuilder(text.length() + text.length() / GROUP);
        for (int from = 0; from < text.length(); from += GROUP) {
            groups.append(from == 0 ? "" : "-").append(text, from, Math.min(from + GROUP, text.length()));
        }
        return groups.toString();
    }

    @Override
    public CodeKey key() {
        return new CodeKey(text);
    }

    @Override
    public String toString() {
        return text;
    }
}

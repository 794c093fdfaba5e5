package io.communitykit.referral.code;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.internal.CodeAlphabet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of 0, O, 1, I and L in a text as long as a checked code. No checked code has them, so by default they are refused: who
 * typed one misread a symbol. A shop whose print makes {@code Q} look like {@code O} may map {@code O} to {@code Q}; the check symbol
 * then still refuses 30 of 31 wrong guesses. Vanity codes are not touched: they may have all five. Immutable and safe for many threads.
 */
public final class LookAlikes {

    /** All five are refused. */
    public static final LookAlikes REJECTED = new LookAlikes(Map.of());

    private final SortedMap<Character, Character> mapped;

    /** By place in {@link CodeAlphabet#LOOK_ALIKES}: the value of the symbol, or -1. */
    private final byte[] values = new byte[CodeAlphabet.LOOK_ALIKES.length()];

    private LookAlikes(Map<Character, Character> mapped) {
        this.mapped = Collections.unmodifiableSortedMap(new TreeMap<>(mapped));
        Arrays.fill(values, (byte) -1);
        this.mapped.forEach((from, to) -> {
            int place = CodeAlphabet.LOOK_ALIKES.indexOf(from);
            int value = CodeAlphabet.SYMBOLS.indexOf(to);
            if (place < 0) {
                throw InvalidValueException.of("mapped look-alike", "one of 0, 1, I, L, O", from);
            }
            if (value < 0) {
                throw InvalidValueException.of("symbol that " + from + " is mapped to", "a symbol of codes", to);
            }
            values[place] = (byte) value;
        });
    }

    /**
     * Maps some of them.
     *
     * @param mapped from 0, 1, I, L or O to a symbol of the alphabet; those left out are refused; copied
     * @return the rule
     * @throws InvalidValueException if anything else is mapped, or to anything else
     */
    public static LookAlikes mapping(Map<Character, Character> mapped) {
        return mapped.isEmpty() ? REJECTED : new LookAlikes(mapped);
    }

    /**
     * What is mapped.
     *
     * @return from look-alike to symbol, in the order of characters; unmodifiable
     */
    public Map<Character, Character> mapped() {
        return mapped;
    }

    /**
     * The symbol for a look-alike.
     *
     * @param place of the look-alike in {@code 01ILO}, 0 to 4
     * @return the symbol's value, 0 to 30; -1 where it is refused
     */
    public int value(int place) {
        return values[place];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LookAlikes that && mapped.equals(that.mapped);
    }

    @Override
    public int hashCode() {
        return mapped.hashCode();
    }

    @Override
    public String toString() {
        return mapped.isEmpty() ? "rejected" : mapped.toString();
    }
}

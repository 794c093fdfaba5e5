package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;

/** What stands in a text instead of a hit. Must be pure and safe for many threads. */
@FunctionalInterface
public interface Mask {

    /**
     * What stands instead of one hit.
     *
     * @param hit the hit
     * @return the text; may be empty
     */
    String instead(Hit hit);

    /**
     * One character for each character (code point) of the hit, so that its length stays as it was seen.
     *
     * @param character a code point
     * @return the mask
     */
    static Mask each(int character) {
        if (!Character.isValidCodePoint(character) || Character.getType(character) == Character.SURROGATE) {
            throw InvalidValueException.of("mask", "a character", character);
        }
        String one = Character.toString(character);
        return hit -> one.repeat(hit.text().codePointCount(0, hit.text().length()));
    }

    /**
     * The same text for every hit.
     *
     * @param text the text
     * @return the mask
     */
    static Mask fixed(String text) {
        return hit -> text;
    }

    /**
     * The first character of the hit, and one character for each of the others.
     *
     * @param character a code point
     * @return the mask
     */
    static Mask keepFirst(int character) {
        Mask all = each(character);
        String one = Character.toString(character);
        return hit -> {
            int first = hit.text().offsetByCodePoints(0, 1);
            return hit.text().substring(0, first) + all.instead(hit).substring(one.length());
        };
    }
}

package io.communitykit.risk.word.spi;

import java.util.List;

/**
 * Knows how Han characters are taken apart (拆字): {@code 枪} is written {@code 木仓}.
 *
 * <p>Called while weak evidence is built, once for each character of the words. Must give the same answer each time. An exception ends the
 * building.
 */
@FunctionalInterface
public interface SplitCharacters {

    /** Takes nothing apart. */
    SplitCharacters NONE = character -> List.of();

    /**
     * The ways to write a character as others in a row.
     *
     * @param character the code point of a Han character, simplified where the matcher folds to that
     * @return texts of 2 to 4 characters each; empty if there is none. Others are passed over
     */
    List<String> ways(int character);
}

package io.communitykit.referral.code.internal;

import java.util.List;
import java.util.stream.Stream;

/** Takes letters and digits that look alike for one, by a fixed table. */
public final class VanityFold {

    private static final String FROM = "OQILZSGBV";
    private static final String TO = "00112568U";

    private static final String DIGITS = "012568";
    private static final String AS_LETTERS = "OIZSGB";
    private static final String AS_LETTERS_WITH_L = "OLZSGB";

    private VanityFold() {}

    /**
     * Folds.
     *
     * @param text of A-Z and 0-9
     * @return as long a text; the same for texts that look alike; folding it again changes nothing
     */
    public static String fold(String text) {
        return mapped(text, FROM, TO);
    }

    /**
     * What people may read.
     *
     * @param text of A-Z and 0-9
     * @return the text, and with digits as letters; each once
     */
    public static List<String> readings(String text) {
        return Stream.of(text, mapped(text, DIGITS, AS_LETTERS), mapped(text, DIGITS, AS_LETTERS_WITH_L))
                .distinct()
                .toList();
    }

    private static String mapped(String text, String from, String to) {
        StringBuilder mapped = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int place = from.indexOf(text.charAt(i));
            if (place >= 0) {
                mapped.setCharAt(i, to.charAt(place));
            }
        }
        return mapped.toString();
    }
}

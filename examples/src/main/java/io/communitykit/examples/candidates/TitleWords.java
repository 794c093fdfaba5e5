package io.communitykit.examples.candidates;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a title, in small letters: runs of letters and digits; where words are not divided, as in Chinese, pairs of characters. */
final class TitleWords {

    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Set<UnicodeScript> UNDIVIDED =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI);

    private TitleWords() {}

    /**
     * Finds words.
     *
     * @param title any text
     * @return each word once, in the order of the title
     */
    static Set<String> of(String title) {
        Set<String> words = new LinkedHashSet<>();
        Matcher runs = RUN.matcher(title.toLowerCase(Locale.ROOT));
        while (runs.find()) {
            addRun(runs.group().codePoints().toArray(), words);
        }
        return words;
    }

    private static void addRun(int[] run, Set<String> words) {
        int from = 0;
        while (from < run.length) {
            int to = from + 1;
            boolean undivided = isUndivided(run[from]);
            while (to < run.length && isUndivided(run[to]) == undivided) {
                to++;
            }
            if (undivided && to - from > 1) {
                for (int i = from; i + 1 < to; i++) {
                    words.add(new String(run, i, 2));
                }
            } else {
                words.add(new String(run, from, to - from));
            }
            from = to;
        }
    }

    private static boolean isUndivided(int character) {
        return UNDIVIDED.contains(UnicodeScript.of(character));
    }
}

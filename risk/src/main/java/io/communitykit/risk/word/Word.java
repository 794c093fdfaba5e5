package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import java.util.Locale;

/**
 * A word or phrase of a dictionary. Immutable and safe for many threads.
 *
 * @param text the word as people read it, 1 to {@value #LONGEST} characters (UTF-16 code units), without line breaks or lone
 *     surrogates; what a matcher's folding skips or folds does not count when it is looked for
 * @param category what it is about
 * @param level how grave it is
 * @param fit what may stand beside it
 * @param note why it is here; may be empty
 * @param validity when it counts
 */
public record Word(String text, WordCategory category, Level level, WordFit fit, String note, Validity validity)
        implements Term {

    /** The longest word. */
    public static final int LONGEST = 100_000;

    /**
     * Checks the text.
     *
     * @param text the word
     * @param category what it is about
     * @param level how grave it is
     * @param fit what may stand beside it
     * @param note why it is here
     * @param validity when it counts
     */
    public Word {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw InvalidValueException.of("word", "1 to " + LONGEST + " characters", text.length() + " characters");
        }
        int fault = TextFaults.first(text);
        if (fault >= 0) {
            throw InvalidValueException.of(
                    "word",
                    "text without line breaks and lone surrogates",
                    String.format(Locale.ROOT, "U+%04X at index %d", (int) text.charAt(fault), fault));
        }
    }

    /**
     * A word that counts anywhere and always, without a note.
     *
     * @param text the word
     * @param category what it is about
     * @param level how grave it is
     * @return the word
     */
    public static Word of(String text, WordCategory category, Level level) {
        return new Word(text, category, level, WordFit.ANYWHERE, "", Validity.ALWAYS);
    }

    /**
     * The same, but only between characters that are no letters or digits of an alphabet.
     *
     * @return the word
     */
    public Word whole() {
        return new Word(text, category, level, WordFit.WHOLE_WORD, note, validity);
    }

    @Override
    public String name() {
        return text;
    }
}

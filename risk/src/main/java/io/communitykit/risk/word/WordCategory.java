package io.communitykit.risk.word;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.util.regex.Pattern;

/**
 * What a word is about, such as {@code fraud}. The constants are what a shop needs first; any other name may be used, up to
 * {@value #MOST} different ones in one matcher. Immutable and safe for many threads.
 *
 * @param value lower-case letters and digits in words joined by {@code -}, 1 to 64 characters
 */
@TextValue(pattern = WordCategory.SHAPE)
public record WordCategory(String value) implements Comparable<WordCategory> {

    /** How many different categories one matcher takes. */
    public static final int MOST = 64;

    static final String SHAPE = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST = 64;
    private static final Pattern WHOLE = Pattern.compile(SHAPE);

    /** What the advertising law forbids: superlatives, promises of cures. */
    public static final WordCategory ADVERTISING = new WordCategory("advertising");
    /** Scams: false refunds, paid clicks, false customer service. */
    public static final WordCategory FRAUD = new WordCategory("fraud");
    /** Ways to lead members away: messengers, numbers, addresses. */
    public static final WordCategory CONTACT = new WordCategory("contact");
    /** Mass promotion, bought followers and reviews. */
    public static final WordCategory SPAM = new WordCategory("spam");
    /** Insults and harassment. */
    public static final WordCategory ABUSE = new WordCategory("abuse");
    /** Sexual offers and content. */
    public static final WordCategory ADULT = new WordCategory("adult");
    /** Betting and lotteries. */
    public static final WordCategory GAMBLING = new WordCategory("gambling");
    /** Drugs, weapons, false papers. */
    public static final WordCategory CONTRABAND = new WordCategory("contraband");
    /** Counterfeits and names of others. */
    public static final WordCategory BRAND = new WordCategory("brand");

    /**
     * Checks the text.
     *
     * @param value the name
     */
    public WordCategory {
        if (value.length() > LONGEST || !WHOLE.matcher(value).matches()) {
            throw InvalidValueException.of(
                    "category", "lower-case words joined by \"-\", 1 to " + LONGEST + " characters", value);
        }
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(WordCategory other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

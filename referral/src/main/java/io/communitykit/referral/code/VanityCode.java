package io.communitykit.referral.code;

import io.communitykit.core.InvalidValueException;
import io.communitykit.referral.code.internal.VanityFold;
import io.communitykit.referral.code.spi.CodeKey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A code that a member chose: 3 to 7 of A-Z and 0-9, without a check symbol. Two that look alike are the same: before anything is
 * compared, {@code O} and {@code Q} fold to {@code 0}, {@code I} and {@code L} to {@code 1}, {@code Z} to {@code 2}, {@code S} to
 * {@code 5}, {@code G} to {@code 6}, {@code B} to {@code 8} and {@code V} to {@code U}, so that who types {@code L1SA} finds {@code
 * LISA}. Letters of other scripts were taken for the Latin ones they look like when the text was read, see {@link CodeReading}. These
 * tables are fixed. Such a code can be guessed. Immutable and safe for many threads.
 *
 * @param text 3 to 7 of A-Z and 0-9
 */
public record VanityCode(String text) implements ReferralCode {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{3,7}");

    /**
     * Checks the text.
     *
     * @param text 3 to 7 of A-Z and 0-9
     */
    public VanityCode {
        if (!SHAPE.matcher(text).matches()) {
            throw InvalidValueException.of("vanity code", "3 to 7 of A-Z and 0-9", "something else (not shown)");
        }
    }

    /** The text with its look-alikes folded. */
    @Override
    public CodeKey key() {
        return new CodeKey(VanityFold.fold(text));
    }

    /**
     * What people may read in it: as it is, and with the digits that stand for letters read as these, {@code 1} once as {@code I} and
     * once as {@code L}.
     *
     * @return 1 to 3 texts, each once, the text itself first
     */
    public List<String> readings() {
        return VanityFold.readings(text);
    }

    @Override
    public String toString() {
        return text;
    }
}

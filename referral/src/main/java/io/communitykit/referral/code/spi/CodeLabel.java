package io.communitykit.referral.code.spi;

import io.communitykit.core.InvalidValueException;
import java.util.regex.Pattern;

/**
 * What a member has a code for, such as {@code main} or {@code weibo}: a member has one live checked code for each. Must not contain a
 * member's id. Immutable and safe for many threads.
 *
 * @param value 1 to 40 of a-z, 0-9 and hyphen
 */
public record CodeLabel(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,40}");

    /** The code that a member has without asking for another. */
    public static final CodeLabel MAIN = new CodeLabel("main");

    /**
     * Checks the text.
     *
     * @param value 1 to 40 of a-z, 0-9 and hyphen
     */
    public CodeLabel {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of("label of a code", "1 to 40 of a-z, 0-9 and hyphen", value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

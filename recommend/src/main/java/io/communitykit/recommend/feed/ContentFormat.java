package io.communitykit.recommend.feed;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.policy.TextValue;
import java.util.regex.Pattern;

/**
 * The format of content. A host may use names of its own beside the constants. Immutable and safe for many threads.
 *
 * @param value 1 to 40 small letters, digits and hyphens, a letter first
 */
@TextValue(pattern = ContentFormat.PATTERN)
public record ContentFormat(String value) {

    static final String PATTERN = "[a-z][a-z0-9-]{0,39}";
    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /** A short video. */
    public static final ContentFormat SHORT_VIDEO = new ContentFormat("short-video");
    /** Pictures with some text. */
    public static final ContentFormat GRAPHICS_AND_TEXT = new ContentFormat("graphics-and-text");
    /** A long article or video. */
    public static final ContentFormat LONG_FORM = new ContentFormat("long-form");

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public ContentFormat {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of(
                    "content format", "1 to 40 small letters, digits and hyphens, a letter first", value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

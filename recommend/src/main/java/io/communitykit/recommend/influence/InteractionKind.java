package io.communitykit.recommend.influence;

import io.communitykit.core.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Names what one member does for another, such as {@code reply}. Immutable and safe for many threads.
 *
 * @param value 1 to 40 small letters, digits and hyphens, a letter first
 */
public record InteractionKind(String value) implements Comparable<InteractionKind> {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Who was invited gives to who invited. */
    public static final InteractionKind REFERRAL = new InteractionKind("referral");
    /** Who shares gives to the author. */
    public static final InteractionKind SHARE = new InteractionKind("share");
    /** Who replies gives to the author. */
    public static final InteractionKind REPLY = new InteractionKind("reply");

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public InteractionKind {
        if (!SHAPE.matcher(value).matches()) {
            throw InvalidValueException.of(
                    "kind of interaction", "1 to 40 small letters, digits and hyphens, a letter first", value);
        }
    }

    /** Orders by UTF-16 code units. */
    @Override
    public int compareTo(InteractionKind other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.communitykit.referral.contest;

import io.communitykit.core.id.IdText;

/**
 * Names a contest within its activity. Opaque and compared to the byte; must not contain a member's id. Immutable and safe for many
 * threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record ContestId(String value) implements Comparable<ContestId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public ContestId {
        IdText.check("contest id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(ContestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

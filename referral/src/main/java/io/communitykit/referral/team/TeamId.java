package io.communitykit.referral.team;

import io.communitykit.core.id.IdText;

/**
 * Names a team within its activity. Opaque and compared to the byte; must not contain a member's id. Immutable and safe for many threads.
 *
 * @param value 1 to 255 bytes of UTF-8, well-formed, without U+0000
 */
public record TeamId(String value) implements Comparable<TeamId> {

    /**
     * Checks the text.
     *
     * @param value the text
     */
    public TeamId {
        IdText.check("team id", value);
    }

    /** Orders by UTF-16 code units, the order of {@link String}. */
    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.communitykit.membership.points;

import java.util.Locale;

/** What led to a posting. */
public enum PostingKind {
    /** A fact that the host told, judged by the earning rules. */
    FACT,
    /** A command to grant. */
    GRANT,
    /** A command to spend. */
    SPEND,
    /** A command to correct the balance. */
    ADJUST,
    /** A command to set points aside. */
    HOLD,
    /** A command to spend points that are set aside. */
    COMMIT,
    /** A command to give back points that are set aside. */
    VOID,
    /** The time of a hold was over. */
    RELEASE,
    /** A command to send points to another member. */
    TRANSFER,
    /** A command to turn points of one currency into another's. */
    EXCHANGE,
    /** A fact or command that undoes what an order earned and spent, in whole or in part. */
    REFUND,
    /** A command that undoes one posting. */
    UNDO,
    /** A command to bring back expired points. */
    REINSTATE,
    /** A command on the member's tier. */
    TIER,
    /** A command to use a benefit or to give a pack. */
    BENEFIT,
    /** Something was due: an activation, a cancellation, an expiry. */
    DUE,
    /** A seal of all postings before it. */
    SEAL;

    private final String code = name().toLowerCase(Locale.ROOT);

    /**
     * The form that stores and reports keep; never changes.
     *
     * @return a lower-case ASCII word
     */
    public String code() {
        return code;
    }

    /**
     * Reads what {@link #code()} gave.
     *
     * @param code the stored form
     * @return the kind
     * @throws IllegalArgumentException if no kind has that code
     */
    public static PostingKind ofCode(String code) {
        for (PostingKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no posting kind has the code " + code);
    }

    /**
     * Whether the engine posts it by itself, so that nothing in it tells who the member is but for a hold's key.
     *
     * @return true for what was due and for seals
     */
    public boolean automatic() {
        return this == DUE || this == SEAL;
    }
}

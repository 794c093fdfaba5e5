package io.communitykit.membership.points;

import java.util.Locale;

/** What an entry did. Stores keep {@link #code()}. */
public enum EntryKind {
    /** The starting balance of a currency. */
    START,
    /** A rule gave points for a fact. */
    EARN,
    /** A rule took points for a fact. */
    CHARGE,
    /** A command gave points. */
    GRANT,
    /** A command took points. */
    SPEND,
    /** A command corrected the balance. */
    ADJUST,
    /** Points were set aside. */
    HOLD,
    /** Points set aside were spent. */
    COMMIT,
    /** Points set aside came back by command, or because a commit needed fewer. */
    VOID,
    /** Points set aside came back because their time was over. */
    RELEASE,
    /** Points that were pending can be spent. */
    ACTIVATE,
    /** Points that waited for a fact were taken back, since none came. */
    CANCEL,
    /** Points were lost by expiry. */
    EXPIRE,
    /** Expired points were brought back. */
    REINSTATE,
    /** Points that came in paid debt. */
    REPAY,
    /** A refund took back what an order had earned. */
    CLAWBACK,
    /** A refund gave back what an order had spent. */
    RETURN,
    /** Points went to another member. */
    SEND,
    /** Points came from another member. */
    RECEIVE,
    /** Points went into an exchange. */
    CONVERT_FROM,
    /** Points came out of an exchange. */
    CONVERT_TO,
    /** A balance from before the currency was kept in lots became a lot. */
    CARRY_OVER;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The form that stores and reports keep; never changes.
     *
     * @return lower-case ASCII, words joined by hyphens
     */
    public String code() {
        return code;
    }

    /**
     * Whether points that come in by it count as earned. What comes back by a refund or a reinstatement does not: it makes what
     * was spent smaller, so that the two do not hang on how often something was undone.
     *
     * @return true for what gives points for the first time
     */
    public boolean earns() {
        return switch (this) {
            case START, EARN, GRANT, ADJUST, RECEIVE, CONVERT_TO -> true;
            default -> false;
        };
    }

    /**
     * Reads what {@link #code()} gave.
     *
     * @param code the stored form
     * @return the kind
     * @throws IllegalArgumentException if no kind has that code
     */
    public static EntryKind ofCode(String code) {
        for (EntryKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no entry kind has the code " + code);
    }
}

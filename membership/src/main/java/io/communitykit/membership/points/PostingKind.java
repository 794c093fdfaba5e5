package io.communitykit.membership.points;

/** What led to a posting. */
public enum PostingKind {
    /** A fact that the host told, judged by the earning rules. */
    FACT("fact"),
    /** A command to grant. */
    GRANT("grant"),
    /** A command to deduct. */
    DEDUCT("deduct");

    private final String code;

    PostingKind(String code) {
        this.code = code;
    }

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
}

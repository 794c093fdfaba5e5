package io.communitykit.membership.points;

/** Which part of a fact a posting answers for, where one fact posts to the same account more than once. */
public enum Leg {
    /** The fact or command itself; of a transfer or an exchange, the part of who gives. */
    MAIN("m"),
    /** How a hold ended: told under the hold's key, so that it ends once. */
    RESOLVED("r"),
    /** What undoes a posting: told under that posting's key, so that it happens once. */
    UNDONE("u"),
    /** The receiver's part of a transfer or of an exchange with another program. */
    RECEIVED("t"),
    /** What came about by itself; no host tells anything under it. */
    AUTOMATIC("a"),
    /** A posting whose member was erased; nothing is ever told under it, so that its key meets no other. */
    ERASED("x");

    private final String code;

    Leg(String code) {
        this.code = code;
    }

    /**
     * The form that stores keep; never changes.
     *
     * @return one lower-case ASCII letter
     */
    public String code() {
        return code;
    }

    /**
     * Reads what {@link #code()} gave.
     *
     * @param code the stored form
     * @return the leg
     * @throws IllegalArgumentException if no leg has that code
     */
    public static Leg ofCode(String code) {
        for (Leg leg : values()) {
            if (leg.code.equals(code)) {
                return leg;
            }
        }
        throw new IllegalArgumentException("no leg has the code " + code);
    }
}

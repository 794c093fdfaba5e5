package io.communitykit.core.event;

import java.util.Locale;

/**
 * The parts of a fact or a command whose change makes it another one. {@code toString} gives the name in lower case, as
 * messages show it. Stores keep {@link #wireNumber()}, never the name or the ordinal.
 */
public enum ContentField {
    /** The type of a fact. */
    TYPE(1),
    /** What a fact is about. */
    SUBJECT(2),
    /** When it happened. */
    TIME(3),
    /** Who did it. */
    ACTOR(4),
    /** Whom it concerns beside the actor. */
    BENEFICIARY(5),
    /** The attributes of a fact, all together. */
    DATA(6),
    /** What a command asks for: grant, deduct ... */
    OPERATION(7),
    /** The currency of points that a command names. */
    CURRENCY(8),
    /** How much a command asks for. */
    AMOUNT(9),
    /** Why, as a command says it. */
    REASON(10);

    private final byte wireNumber;
    private final String text;

    ContentField(int wireNumber) {
        this.wireNumber = (byte) wireNumber;
        this.text = name().toLowerCase(Locale.ROOT);
    }

    /**
     * The number that stands for this field in stored digests.
     *
     * @return 1 to 31; never changed and never given to another field
     */
    public byte wireNumber() {
        return wireNumber;
    }

    @Override
    public String toString() {
        return text;
    }
}
